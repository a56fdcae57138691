import { availableParallelism } from 'node:os';
import { readRuleFolder } from '../../adapters/settings/read-rule-folder.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Language } from '../../model/language.ts';
import { checkRules, type RulesCheck } from '../../pipeline/rules-check/check-rules.ts';
import type { RunCase } from '../../pipeline/rules-check/run-case.ts';
import { checkSummary, checkTexts } from '../../text/rules/check-texts.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import { ruleProblemTexts } from '../../text/rules/rule-problem-texts.ts';
import type { CommandIo } from '../command-io.ts';
import { runCase as runRealCase } from '../run-case.ts';
import { sayError } from '../say/say-error.ts';

export interface RulesCheckIo extends CommandIo {
  readonly language: Language;
  /** Runs a case; the real pipeline unless a test says otherwise. */
  readonly runCase?: RunCase;
  /** Where the rules that ship with the program lie. */
  readonly shipped?: string;
}

/**
 * `hinomi rules check [PATH…]`: reads rules and runs the cases beside them; without a path the shipped ones.
 *
 * @returns 0 when nothing is wrong, else 1
 */
export async function rulesCheck(paths: readonly string[], io: RulesCheckIo): Promise<number> {
  const shipped = io.shipped ?? shippedFolder('rules');
  const runCase = io.runCase ?? runRealCase;
  let exit = 0;
  for (const path of paths.length > 0 ? paths : [shipped]) {
    try {
      const check = await checkRules(await readRuleFolder(path, shipped), runCase, availableParallelism());
      const problems = printCheck(check, io);
      // A folder misspelt into another, or an empty file: nothing was checked, and nobody should think so.
      if (problems === 0 && check.rules === 0) throw new AppError('RULES_NONE', { path });
      if (problems > 0) exit = 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      sayError(error, io.language, io.stderr);
      exit = 1;
    }
  }
  return exit;
}

/** @returns how many problems there are */
function printCheck({ rules, cases, unreadable, problems }: RulesCheck, io: RulesCheckIo): number {
  for (const { path, line, column, code, params, rule } of unreadable) {
    const text = fillText(ruleProblemTexts[code][io.language], params);
    io.stderr.write(`${path}:${line}:${column}: ${text}${rule === '' ? '' : ` [${rule}]`}\n`);
  }
  for (const { path, code, params } of problems) {
    io.stderr.write(`${path}: ${fillText(checkTexts[code][io.language], params)}\n`);
  }
  const count = unreadable.length + problems.length;
  const numbers = { rules: String(rules), cases: String(cases), problems: String(count) };
  io.stdout.write(`${fillText(checkSummary[io.language], numbers)}\n`);
  return count;
}

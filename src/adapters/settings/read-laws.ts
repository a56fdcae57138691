import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppError } from '../../errors/app-error.ts';
import { lawSchema, questionsSchema, type WrittenLaw } from '../../model/config/law-schema.ts';
import { PROBLEM } from '../../model/config/schema-parts.ts';
import type { Condition, Law, LawBook } from '../../model/law.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import { configProblem, schemaProblems } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';
import type { YamlSource } from './yaml-source.ts';

/** The laws, or everything that is wrong with their files. */
export type LawsReading =
  | { readonly ok: true; readonly book: LawBook }
  | { readonly ok: false; readonly problems: readonly AppError[] };

const QUESTIONS = 'questions.yaml';
/** Facts that are asked for by something else than a law's condition. */
const ALWAYS_ASKED = ['knownAt', 'role', 'persons', 'personsInAll', 'certainty', 'items'];

/** Reads a folder of laws. Never throws for what stands in its files. */
export async function readLaws(folder: string): Promise<LawsReading> {
  const problems: AppError[] = [];
  try {
    const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).sort();
    const asking = await readYamlFile(join(folder, QUESTIONS));
    const questions = questionsSchema.safeParse(asking.value);
    if (!questions.success) return { ok: false, problems: schemaProblems(asking, questions.error) };
    const asked = new Set(Object.keys(questions.data));
    const laws: Law[] = [];
    for (const file of files.filter((name) => name !== QUESTIONS)) {
      const source = await readYamlFile(join(folder, file));
      const parsed = lawSchema.safeParse(source.value);
      if (!parsed.success) problems.push(...schemaProblems(source, parsed.error));
      else {
        problems.push(...contradictions(source, parsed.data, asked));
        laws.push(lawOf(parsed.data));
      }
    }
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, book: { laws, questions: new Map(Object.entries(questions.data)) } };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

function lawOf(written: WrittenLaw): Law {
  const { law, name, version, validFrom, once, contents } = written;
  return {
    law,
    name,
    version,
    validFrom: startOf(validFrom),
    once,
    conditions: new Map(Object.entries(written.conditions)),
    duties: written.duties.map(({ contains, ...duty }) => {
      return { ...duty, contains: contains === undefined ? [] : (contents[contains] ?? []) };
    }),
  };
}

function startOf(validFrom: WrittenLaw['validFrom']): number {
  if (validFrom === null) return Number.NaN;
  return validFrom === 'always' ? Number.NEGATIVE_INFINITY : zonedTime(validFrom, 'Asia/Tokyo', 'start');
}

/** Names that nothing stands for: conditions, lists of contents, facts for which there is no question. */
function contradictions(source: YamlSource, law: WrittenLaw, asked: ReadonlySet<string>): AppError[] {
  const named = Object.keys(law.conditions);
  const missing = (path: PropertyKey[], known: readonly string[]) =>
    configProblem(source, path, `${PROBLEM.choice}${known.join(' ')}`);
  const check = (condition: Condition, path: PropertyKey[]): AppError[] => {
    if ('named' in condition) {
      return named.includes(condition.named) ? [] : [missing([...path, 'named'], named)];
    }
    if ('fact' in condition) {
      return asked.has(condition.fact) ? [] : [missing([...path, 'fact'], [...asked])];
    }
    if ('not' in condition) return check(condition.not, [...path, 'not']);
    if ('all' in condition) return condition.all.flatMap((one, at) => check(one, [...path, 'all', at]));
    if ('any' in condition) return condition.any.flatMap((one, at) => check(one, [...path, 'any', at]));
    return [];
  };
  return [
    ...ALWAYS_ASKED.filter((fact) => !asked.has(fact)).map(() => missing(['law'], ALWAYS_ASKED)),
    ...Object.entries(law.conditions).flatMap(([name, one]) => check(one, ['conditions', name])),
    ...law.duties.flatMap((duty, at) => [
      ...check(duty.when, ['duties', at, 'when']),
      ...duty.due.flatMap((term, n) =>
        term.when === undefined ? [] : check(term.when, ['duties', at, 'due', n, 'when']),
      ),
      ...(duty.contains === undefined || duty.contains in law.contents
        ? []
        : [missing(['duties', at, 'contains'], Object.keys(law.contents))]),
    ]),
  ];
}

import { hashFile } from '../../../adapters/evidence/hash-file.ts';
import { readFactFile } from '../../../adapters/settings/read-fact-file.ts';
import { AppError } from '../../../errors/app-error.ts';
import { ConfigErrors } from '../../../errors/config-errors.ts';
import { PHASES, type Phase } from '../../../model/case/playbook.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { NOTICE_TEXTS } from '../../../text/notice/notice-texts.ts';
import { renderFigures } from '../../terminal/render-case.ts';
import {
  type CaseContext,
  type CaseOptions,
  deskOf,
  doerOf,
  momentOption,
  optionValue,
  sayRecorded,
} from './case-command.ts';

export interface FactOptions {
  /** Data set that they hold for. */
  readonly set?: string;
  /** A file of facts, beside those typed. */
  readonly file?: string;
}

/** `hinomi case fact DIR name=value …` and `--file FACTS.yaml`: all of them or none. */
export async function recordFacts(
  context: CaseContext,
  facts: readonly string[],
  options: CaseOptions & FactOptions,
): Promise<number> {
  if (facts.length === 0 && options.file === undefined) {
    throw optionValue('hinomi case fact', '', 'name=value, --file FACTS.yaml');
  }
  const typed = facts.map((fact) => {
    const [, name, written] = /^([^=]+)=(.*)$/s.exec(fact) ?? [];
    if (name === undefined || written === undefined || written === '') {
      throw optionValue('hinomi case fact', fact, 'name=value');
    }
    return { set: options.set ?? '', name: name.trim(), written };
  });
  const set = options.set ?? '';
  const read = options.file === undefined ? [] : await readFacts(options.file);
  const all = [...typed, ...read.map((fact) => ({ set, ...fact }))];
  const entries = await deskOf(context).facts(all, doerOf(options));
  if (options.file === undefined) for (const entry of entries) sayRecorded(entry, context);
  else
    context.io.stdout.write(`${NOTICE_TEXTS[context.language].factsRecorded(entries.length, all.length)}\n`);
  return 0;
}

async function readFacts(file: string) {
  const reading = await readFactFile(file);
  if (!reading.ok) throw new ConfigErrors(reading.problems);
  return reading.facts;
}

/** `hinomi case decide DIR ABOUT` */
export async function decide(
  context: CaseContext,
  about: string,
  options: CaseOptions & { readonly choice?: string },
): Promise<number> {
  const decision = { about, choice: options.choice ?? '' };
  sayRecorded(await deskOf(context).decide(decision, doerOf(options)), context);
  return 0;
}

export interface TaskOptions extends CaseOptions {
  readonly start?: boolean;
  readonly done?: boolean;
  readonly skip?: boolean;
  readonly reopen?: boolean;
  readonly add?: string;
  readonly phase?: Phase;
  readonly due?: string;
  readonly tenants?: string;
}

/** `hinomi case task DIR ID --done`, and its like. */
export async function moveTask(context: CaseContext, id: string, options: TaskOptions): Promise<number> {
  const desk = deskOf(context);
  const by = doerOf(options);
  const moves = [
    ...(options.start === true ? (['started'] as const) : []),
    ...(options.done === true ? (['done'] as const) : []),
    ...(options.skip === true ? (['skipped'] as const) : []),
    ...(options.reopen === true ? (['reopened'] as const) : []),
  ];
  if (options.add !== undefined && moves.length === 0) {
    const dueAt = momentOption('--due', options.due, 'end');
    const task = { id, title: options.add, phase: options.phase ?? PHASES[2], dueAt };
    sayRecorded(await desk.addTask(task, by), context);
    return 0;
  }
  const [to] = moves;
  if (to === undefined || moves.length > 1 || options.add !== undefined) {
    throw optionValue('hinomi case task', moves.join(' '), '--start, --done, --skip, --reopen, --add');
  }
  const tenants = (options.tenants ?? '').split(/[,、]/).map((tenant) => tenant.trim());
  const covered = tenants.filter((tenant) => tenant !== '');
  sayRecorded(await desk.moveTask({ id, to, tenants: covered }, by), context);
  return 0;
}

/** `hinomi case ask DIR PARTY` */
export async function ask(
  context: CaseContext,
  party: string,
  options: CaseOptions & { readonly question?: string; readonly due?: string },
): Promise<number> {
  const { question = '', due } = options;
  const dueAt = momentOption('--due', due, 'end');
  const asking = { party, question, dueAt, language: context.language };
  sayRecorded(await deskOf(context).ask(asking, doerOf(options)), context);
  return 0;
}

/** `hinomi case answer DIR ID --text …` */
export async function answer(
  context: CaseContext,
  id: string,
  options: CaseOptions & { readonly text: string },
): Promise<number> {
  if (options.text.trim() === '') throw optionValue('--text', '', '…');
  sayRecorded(await deskOf(context).answer({ id, text: options.text }, doerOf(options)), context);
  return 0;
}

/** `hinomi case evidence DIR FILE …`: all files are hashed before the first is entered. */
export async function registerEvidence(
  context: CaseContext,
  files: readonly string[],
  options: CaseOptions & { readonly from?: string; readonly to?: string; readonly custody?: string },
): Promise<number> {
  const from = momentOption('--from', options.from, 'start');
  const to = momentOption('--to', options.to, 'end');
  if (from !== null && to !== null && Date.parse(from) > Date.parse(to)) {
    throw new AppError('OPTION_VALUE', { option: '--to', value: options.to!, allowed: `> ${options.from}` });
  }
  const desk = deskOf(context);
  const by = doerOf(options);
  const pieces: { sha256: string; bytes: number; name: string }[] = [];
  for (const name of files) pieces.push({ ...(await hashFile(name)), name });
  for (const piece of pieces) {
    const entry = await desk.evidence({ ...piece, from, to, custody: options.custody ?? '' }, by);
    context.io.stdout.write(`${piece.sha256}  ${redactUnicode(piece.name)}\n`);
    sayRecorded(entry, context);
  }
  return 0;
}

/** `hinomi case report DIR REPORT`: takes a report in, and shows its figures. */
export async function attachReport(
  context: CaseContext,
  report: string,
  options: CaseOptions,
): Promise<number> {
  const desk = deskOf(context);
  sayRecorded(await desk.report(report, doerOf(options)), context);
  const { state } = await desk.view();
  for (const line of renderFigures(state, context.language))
    context.io.stdout.write(`${redactUnicode(line)}\n`);
  return 0;
}

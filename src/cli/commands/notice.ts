import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { composeCase } from '../../compose/case/compose-case.ts';
import { lintWritten } from '../../compose/notice/lint-written.ts';
import { type MadeNotice, makeNotice } from '../../compose/notice/make-notice.ts';
import { NOTICE_WRITERS } from '../../compose/notice/notice-writers.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CaseView } from '../../model/case/case-duty.ts';
import type { Language } from '../../model/language.ts';
import type { LintFinding } from '../../model/notice/lint-finding.ts';
import type { NoticeFormat } from '../../model/notice/notice-format.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import { escapeControls } from '../../request/redaction/escape-controls.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { AUTHORITY_WORDS, DUTY_KIND_WORDS } from '../../text/case/case-words.ts';
import { NOTICE_TEXTS } from '../../text/notice/notice-texts.ts';
import { japanTime, sayDay } from '../../text/notice/say-date.ts';
import type { CommandIo } from '../command-io.ts';
import { writeOutput } from '../output/write-output.ts';
import { type CaseOptions, doerOf } from './case/case-command.ts';

export interface NoticeOptions extends CaseOptions {
  /** The case's folder. */
  readonly case: string;
  readonly kind: NoticeKind;
  readonly format: NoticeFormat;
  readonly out?: string | undefined;
  readonly templates?: string | undefined;
  readonly tenant: string;
  readonly source?: string | undefined;
  readonly exposure?: string | undefined;
  readonly language: Language;
}

/** Formats that a terminal can show. */
const SHOWN: readonly NoticeFormat[] = ['md', 'txt', 'html', 'eml'];

/**
 * `hinomi notice`: makes a notice of a case, on standard output, or into a file, which the journal then tells. Which
 * duties run on is said on standard error.
 */
export async function notice(options: NoticeOptions, io: CommandIo): Promise<number> {
  const { kind, format, out, language } = options;
  if (out === undefined && !SHOWN.includes(format)) throw new AppError('NOTICE_OUT', { format });
  const desk = composeCase(options.case);
  const made = await makeNotice(desk, options);
  const { document, view, warnings } = made;
  const content = await NOTICE_WRITERS[format](document, editionOf(made));
  if (out === undefined) io.stdout.write(content);
  else {
    await writeOutput(out, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    await desk.notice({ document: kind, language, format, sha256, path: out }, doerOf(options));
    io.stdout.write(`${redactUnicode(NOTICE_TEXTS[language].written(out))}\n`);
  }
  for (const { text, place } of warnings)
    sayWarning(place === '' ? text : `${text} ← ${place}`, language, io);
  for (const line of runningDuties(view, language)) io.stderr.write(`${escapeControls(line)}\n`);
  return 0;
}

/** The same facts give the same bytes: the file is of the day of publication, else of the journal's last entry. */
function editionOf({ facts: { publishedAt, values }, view: { state, now }, attachments }: MadeNotice) {
  const organisation = values.get('organisation');
  const name = organisation?.type === 'group' ? organisation.fields.get('name') : undefined;
  const at = Number.isNaN(publishedAt) ? now : publishedAt;
  return {
    generatedAt: at,
    ...(name?.type === 'bound' ? { sender: name.text } : {}),
    mail: { messageId: `${state.id}@hinomi.invalid`, attachments },
  };
}

/** `hinomi notice lint FILE`: exit code 1 when something was found that a notice would be refused for. */
export async function lintFile(
  file: string,
  options: { readonly case: string; readonly kind: NoticeKind | undefined; readonly language: Language },
  io: CommandIo,
): Promise<number> {
  const { kind = null, language } = options;
  const text = await readText(file);
  const findings = await lintWritten(composeCase(options.case), { text, kind, language });
  for (const finding of findings) io.stdout.write(`${escapeControls(findingLine(finding))}\n`);
  if (findings.length === 0) io.stdout.write(`${NOTICE_TEXTS[language].clean}\n`);
  return findings.some(({ severity }) => severity === 'refused') ? 1 : 0;
}

function findingLine({ rule, severity, place, text }: LintFinding): string {
  return `${severity === 'refused' ? '×' : '-'} [${rule}] ${text}${place === '' ? '' : ` ← ${place}`}`;
}

function sayWarning(text: string, language: Language, io: CommandIo): void {
  io.stderr.write(`${escapeControls(NOTICE_TEXTS[language].warning(text))}\n`);
}

/** Duties that are due with their dates, earliest first, and how many more wait for a decision. */
function runningDuties({ duties }: CaseView, language: Language): string[] {
  const say = NOTICE_TEXTS[language];
  const open = duties.filter(({ standing }) => standing === 'open').map(({ duty }) => duty);
  if (open.length === 0) return [];
  const owed = open.filter(({ status }) => status === 'due');
  const sets = new Map<string, string[]>();
  for (const { set, authority, kind, dueAt } of owed) {
    const name = `${AUTHORITY_WORDS[language][authority]} ${DUTY_KIND_WORDS[language][kind]}`;
    const until = Number.isNaN(dueAt) ? say.noDate : say.until(sayDay(language, japanTime(dueAt)));
    const line = `  ${say.duty(name, until)}`;
    sets.set(line, [...(sets.get(line) ?? []), ...(set === '' ? [] : [set])]);
  }
  const lines = [...sets].map(
    ([line, of]) => `${line}${of.length === 0 ? '' : say.sets(of.slice(0, 3), of.length)}`,
  );
  const undecided = open.length - owed.length;
  const more = undecided === 0 ? [] : [`  ${say.undecided(undecided, owed.length)}`];
  return owed.length === 0 ? [say.clocksRun, ...more] : [say.dutiesRun, ...lines, ...more];
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new AppError('INPUT_MISSING', { path }, error);
  }
}

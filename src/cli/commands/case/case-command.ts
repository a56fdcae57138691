import { userInfo } from 'node:os';
import { readSigningKey } from '../../../adapters/signing-key.ts';
import type { Doer } from '../../../compose/case/case-desk.ts';
import { composeCase } from '../../../compose/case/compose-case.ts';
import { AppError } from '../../../errors/app-error.ts';
import type { CaseEntry } from '../../../model/case/case-entry.ts';
import type { Language } from '../../../model/language.ts';
import { zonedTime } from '../../../model/zoned-time.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { CASE_TEXTS } from '../../../text/case/case-texts.ts';
import type { CommandIo } from '../../command-io.ts';

/** What every command on a case is given. */
export interface CaseOptions {
  readonly by?: string | undefined;
  readonly why?: string | undefined;
  /** File of the own key, for what is signed. */
  readonly key?: string | undefined;
}

/** What a command on a case works with. */
export interface CaseContext {
  readonly folder: string;
  readonly language: Language;
  readonly io: CommandIo;
}

export const deskOf = ({ folder }: CaseContext) => composeCase(folder);

/** Who does it: as named, else the system's user. */
export function doerOf({ by, why, key }: CaseOptions): Doer {
  if (by !== undefined && by.trim() === '') throw optionValue('--by', by, '--by NAME');
  const signer = key === undefined ? undefined : readSigningKey(key, passphrase());
  return { who: by ?? userInfo().username, why: why ?? '', signer };
}

/** What locks a key file; never an argument, which others on the machine could read. */
export function passphrase(): string {
  return process.env.HINOMI_KEY_PASSPHRASE ?? '';
}

/** Says that an entry was written, and what it is called where it has a name of its own. */
export function sayRecorded(entry: CaseEntry, { language, io }: CaseContext): void {
  const say = CASE_TEXTS[language];
  const named = ['ask', 'approval'].includes(entry.kind) && entry.what.step !== 'deputy';
  const id = named ? ` ${say.recordedAs(String(entry.what.id))}` : '';
  io.stdout.write(`${redactUnicode(`${say.recorded(entry.seq)}${id}`)}\n`);
}

/**
 * A moment that an option names, as RFC 3339; null when the option was not given.
 *
 * @throws AppError OPTION_TIME
 */
export function momentOption(
  option: string,
  value: string | undefined,
  edge: 'start' | 'end',
): string | null {
  if (value === undefined) return null;
  const at = zonedTime(value, 'Asia/Tokyo', edge);
  if (Number.isNaN(at)) throw new AppError('OPTION_TIME', { option, value });
  return new Date(at).toISOString();
}

/** The error of an option whose value is none of those that are allowed: OPTION_VALUE. */
export function optionValue(option: string, value: string, allowed: string): AppError {
  return new AppError('OPTION_VALUE', { option, value, allowed });
}

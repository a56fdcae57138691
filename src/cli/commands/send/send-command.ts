import { type MailServerReading, readMailServer } from '../../../adapters/settings/read-mail-server.ts';
import { ConfigErrors } from '../../../errors/config-errors.ts';
import type { Language } from '../../../model/language.ts';
import type { MailStanding } from '../../../model/sending/outbox-book.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import { sayClock } from '../../../text/sending/say-clock.ts';
import { SENDING_TEXTS } from '../../../text/sending/sending-texts.ts';
import type { CommandIo } from '../../command-io.ts';

/** What every command about sending works with. */
export interface SendContext {
  /** The case's folder. */
  readonly folder: string;
  readonly mailing: string;
  readonly language: Language;
  readonly io: CommandIo;
}

/** Writes lines to standard output; nothing in them can act on a terminal or tell a secret. */
export function sayLines({ io }: Pick<SendContext, 'io'>, lines: readonly string[]): void {
  for (const line of lines) io.stdout.write(`${redactUnicode(line)}\n`);
}

/** The lines that list messages whose fate nobody knows. */
export function uncertainLines(messages: readonly MailStanding[], language: Language): string[] {
  if (messages.length === 0) return [];
  const say = SENDING_TEXTS[language];
  const listed = messages.map(({ message, at }) => say.uncertain(message, sayClock(at)));
  return ['', say.uncertainHead(messages.length), ...listed, say.settleHow];
}

/** @throws ConfigErrors with everything that is wrong with the settings */
export async function mailServerOf(target: string): Promise<MailServerReading & { ok: true }> {
  const reading = await readMailServer(target, process.env);
  if (!reading.ok) throw new ConfigErrors(reading.problems);
  return reading;
}

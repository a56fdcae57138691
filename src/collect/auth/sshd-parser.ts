import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { AuthFacts } from './auth-facts.ts';
import { readProftpdMessage } from './proftpd-message.ts';
import { readPureFtpdMessage } from './pure-ftpd-message.ts';
import { readSshdMessage } from './sshd-message.ts';
import { readSudoMessage, readSuMessage } from './sudo-message.ts';
import { readSyslog } from './syslog-prefix.ts';
import { tellsOfLogins } from './tells-of-logins.ts';
import { readVsftpdSyslog } from './vsftpd-message.ts';

/** No message of a login program is longer; what is longer was never written by one. */
const LONGEST_MESSAGE = 4096;

/**
 * Reads syslog lines of login programs. What else logs beside them (cron, PAM, polkit) is understood and tells nothing of
 * logins; a mail server's or a database's line is not understood, whatever it holds.
 */
export class SshdParser implements RecordParser {
  readonly format = 'sshd';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    const line = readSyslog(bytes, start, end, this.#times);
    if (line === undefined) return 'not-this-format';
    if (!tellsOfLogins(line.program)) return 'other-program';
    if (Number.isNaN(line.at)) return 'bad-time';
    const text = textOf(bytes, line.message, Math.min(end, line.message + LONGEST_MESSAGE));
    this.#writer.write({ kind: 'auth', at: line.at, ...factsOf(line.program, text) }, view);
    return null;
  }
}

function factsOf(program: string, text: string): AuthFacts {
  // OpenSSH 9.8 split the server: sessions log as `sshd-session` and `sshd-auth`.
  if (program.startsWith('sshd')) return readSshdMessage(text);
  if (program === 'sudo') return readSudoMessage(text);
  if (program === 'vsftpd') return readVsftpdSyslog(text) ?? { message: text };
  if (program === 'proftpd') return readProftpdMessage(text);
  if (program === 'pure-ftpd') return readPureFtpdMessage(text);
  return program === 'su' || program === 'su-l' ? readSuMessage(text) : { message: text };
}

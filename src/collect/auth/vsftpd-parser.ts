import type { ShopAction } from '../../model/shop-action.ts';
import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';

const LONGEST_MESSAGE = 8192;

/** `[pid 3] [alice] OK DOWNLOAD: Client "203.0.113.9", "/a.zip", 12 bytes, 3.4Kbyte/sec`. */
const LINE =
  /^ \[pid \d+\] (?:\[(?<account>[^\]]*)\] )?(?<verb>[A-Za-z ]+): Client "(?<address>[^"]*)"(?:, (?<rest>.*))?$/s;
const FILE = /^"(?<object>.*)"(?:, (?<bytes>\d+) bytes)?/s;

/** What the verbs of vsftpd mean to us; others (CONNECT, MKDIR, FTP command) are no logins or transfers. */
const ACTIONS: Readonly<Record<string, ShopAction>> = {
  LOGIN: 'ftp.login',
  DOWNLOAD: 'ftp.download',
  UPLOAD: 'ftp.upload',
  'APPEND UPLOAD': 'ftp.upload',
};

export class VsftpdParser implements RecordParser {
  readonly format = 'vsftpd';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    const at = this.#times.read(bytes, start, end);
    if (this.#times.next < 0) return 'not-this-format';
    const text = textOf(bytes, this.#times.next, Math.min(end, this.#times.next + LONGEST_MESSAGE));
    const groups = LINE.exec(text)?.groups;
    if (groups === undefined) return 'not-this-format';
    if (Number.isNaN(at)) return 'bad-time';
    const { outcome, name } = verbOf(groups.verb ?? '');
    const file = FILE.exec(groups.rest ?? '')?.groups;
    this.#writer.write(
      {
        kind: 'auth',
        at,
        address: groups.address?.replace(/^::ffff:(?=\d+\.)/i, ''),
        account: groups.account,
        action: ACTIONS[name] ?? '',
        result: outcome,
        object: file?.object,
        bytes: file?.bytes === undefined ? -1 : Number(file.bytes),
        message: groups.verb,
      },
      view,
    );
    return null;
  }
}

function verbOf(verb: string): { outcome: 'success' | 'failure' | ''; name: string } {
  if (verb.startsWith('OK ')) return { outcome: 'success', name: verb.slice(3) };
  return verb.startsWith('FAIL ') ? { outcome: 'failure', name: verb.slice(5) } : { outcome: '', name: verb };
}

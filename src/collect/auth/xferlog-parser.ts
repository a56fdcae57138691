import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';

const LONGEST_MESSAGE = 16_384;

/**
 * Behind the time: seconds, host, size, file, type, special action, direction, access mode, user, service,
 * authentication method and user, completion status. The file's name may hold blanks, so both ends are fixed.
 */
const LINE =
  /^ (?<seconds>\d+) (?<address>\S+) (?<bytes>\d+) (?<object>.+) [ab] \S+ (?<direction>[oid]) (?<mode>[agr]) (?<account>\S+) \S+ [01] \S+ (?<status>[ci])$/s;

export class XferlogParser implements RecordParser {
  readonly format = 'wu-ftpd';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    const at = this.#times.read(bytes, start, end);
    const { next } = this.#times;
    if (next < 0 || bytes[next] !== ASCII.space) return 'not-this-format';
    const groups = LINE.exec(textOf(bytes, next, Math.min(end, next + LONGEST_MESSAGE)))?.groups;
    if (groups === undefined) return 'not-this-format';
    if (Number.isNaN(at)) return 'bad-time';
    const { direction } = groups;
    this.#writer.write(
      {
        kind: 'auth',
        at,
        address: groups.address?.replace(/^::ffff:(?=\d+\.)/i, ''),
        // An anonymous visitor's "account" is whatever was given as password, often an e-mail address.
        account: groups.mode === 'a' ? 'anonymous' : groups.account,
        action: direction === 'o' ? 'ftp.download' : direction === 'i' ? 'ftp.upload' : '',
        result: groups.status === 'c' ? 'success' : 'failure',
        object: groups.object,
        bytes: Number(groups.bytes),
        durationMs: Number(groups.seconds) * 1000,
        message: direction === 'd' ? 'DELETE' : '',
      },
      view,
    );
    return null;
  }
}

import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { Format } from '../format.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { readProftpdMessage } from './proftpd-message.ts';

const LONGEST_MESSAGE = 8192;
/** Behind the time: the host, the process, then what goes to syslog as well. */
const LINE = /^ \S+ proftpd\[\d+\] (?<says>.*)$/s;

/** ProFTPD's own log (`SystemLog`): logins, without the colon that syslog puts behind the process. */
export const PROFTPD: Format = {
  name: 'proftpd',
  kind: 'auth',
  createParser: (options) => new ProftpdParser(options),
};

class ProftpdParser implements RecordParser {
  readonly format = 'proftpd';
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
    if (next < 0) return 'not-this-format';
    const says = LINE.exec(textOf(bytes, next, Math.min(end, next + LONGEST_MESSAGE)))?.groups?.says;
    if (says === undefined) return 'not-this-format';
    if (Number.isNaN(at)) return 'bad-time';
    this.#writer.write({ kind: 'auth', at, ...readProftpdMessage(says) }, view);
    return null;
  }
}

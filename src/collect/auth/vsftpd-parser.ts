import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { readVsftpdMessage } from './vsftpd-message.ts';

const LONGEST_MESSAGE = 8192;

const HEAD = /^ \[pid \d+\] /;

/** Reads the lines that vsftpd writes into a file of its own. */
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
    const head = HEAD.exec(text)?.[0];
    const facts = head === undefined ? undefined : readVsftpdMessage(text.slice(head.length));
    if (facts === undefined) return 'not-this-format';
    if (Number.isNaN(at)) return 'bad-time';
    this.#writer.write({ kind: 'auth', at, ...facts }, view);
    return null;
  }
}

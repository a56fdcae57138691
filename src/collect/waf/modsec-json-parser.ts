import { ASCII } from '../bytes/ascii.ts';
import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { jsonStart } from '../json/json-start.ts';
import { parseObject } from '../json/parse-object.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { type AuditTransaction, readAuditRecord } from './modsec-json.ts';

/** Reads JSON audit logs. They hold hostile requests only, so that JSON.parse is quick enough. */
export class ModsecJsonParser implements RecordParser {
  readonly format = 'modsec-audit-json';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    if (bytes[start] !== ASCII.brace) return 'not-this-format';
    const transaction = readTransaction(textOf(bytes, start, end));
    if (typeof transaction === 'string') return transaction;
    const time = bytesOf(transaction.time);
    const at = this.#times.readAll(time, 0, time.length);
    if (Number.isNaN(at)) return 'bad-time';
    this.#writer.write({ kind: 'waf', at, ...transaction.facts }, view);
    return null;
  }
}

function readTransaction(text: string): AuditTransaction | ParseFailure {
  const value = parseObject(text);
  return value === undefined ? 'bad-json' : (readAuditRecord(value) ?? 'not-this-format');
}

import { ASCII } from '../bytes/ascii.ts';
import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { jsonStart } from '../json/json-start.ts';
import { parseObject } from '../json/parse-object.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { clientHost } from './client-host.ts';
import { readPostgresMessage } from './postgres-message.ts';

const LONGEST = 2 ** 20;

/** Reads PostgreSQL's jsonlog (version 15 on), one object a line. */
export class PostgresJsonParser implements RecordParser {
  readonly format = 'postgres-json';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    if (bytes[start] !== ASCII.brace) return 'not-this-format';
    if (end - start > LONGEST) return 'too-long';
    const record = parseObject(textOf(bytes, start, end));
    if (record === undefined) return 'bad-json';
    const text = (key: string) => textOfValue(record[key]);
    const severity = text('error_severity');
    if (severity === '' || record.message === undefined) return 'not-this-format';
    const time = bytesOf(text('timestamp'));
    const at = this.#times.read(time, 0, time.length);
    if (Number.isNaN(at)) return 'bad-time';
    const facts = readPostgresMessage({
      severity,
      text: text('message'),
      detail: text('detail'),
      statement: text('statement'),
    });
    this.#writer.write(
      {
        kind: 'database',
        at,
        ...facts,
        account: facts.account ?? text('user'),
        object: text('dbname') || facts.object,
        address: clientHost(text('remote_host'), false) || facts.address,
        session: text('session_id') || text('pid'),
        userAgent: text('application_name'),
      },
      view,
    );
    return null;
  }
}

function textOfValue(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

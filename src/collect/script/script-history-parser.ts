import { ASCII } from '../bytes/ascii.ts';
import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { jsonStart } from '../json/json-start.ts';
import { parseObject } from '../json/parse-object.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';

type Line = Readonly<Record<string, unknown>>;

/**
 * Reads `{"at","page","url","sha256","approved"}`. In the view: the page as written is the referer, the script's
 * url the target, its hash the object (in lower case; empty when it could not be taken), and what the line says
 * of approval the result. The page's host names the tenant. There are few such lines, so strings may be made.
 */
export class ScriptHistoryParser implements RecordParser {
  readonly format = 'script-history';
  readonly #times: TimeReader;
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#times = new TimeReader(timeContext(options));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    if (bytes[start] !== ASCII.brace) return 'not-this-format';
    const line = parseObject(textOf(bytes, start, end));
    if (line === undefined) return 'bad-json';
    const page = textIn(line, 'page');
    const url = textIn(line, 'url');
    const hash = textIn(line, 'sha256').toLowerCase();
    if (!('at' in line) || page === '' || (url === '' && hash === '')) return 'field-missing';
    const time = bytesOf(String(line.at).trim());
    const at = this.#times.readAll(time, 0, time.length);
    if (Number.isNaN(at)) return 'bad-time';
    this.#writer.write(
      {
        kind: 'script',
        at,
        host: hostOf(page),
        referer: page,
        target: url,
        object: hash,
        result: approvalIn(line.approved),
      },
      view,
    );
    return null;
  }
}

/** Bytes stay bytes; only what JSON wrote as an escape can lie beyond them, and becomes its bytes in UTF-8. */
function textIn(line: Line, key: string): string {
  const value = line[key];
  if (typeof value !== 'string') return '';
  const text = value.trim();
  return /[^\u0000-\u00ff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

function hostOf(page: string): string {
  const match = /^(?:https?:)?\/\/([^/?#\s]+)/i.exec(page);
  return match?.[1]?.replace(/^[^@]*@/, '') ?? '';
}

/** '' where the line is silent: then what other lines say of the same version counts. */
function approvalIn(value: unknown): 'success' | 'failure' | '' {
  if (value === undefined || value === null || value === '') return '';
  return value === true || value === 1 || String(value).toLowerCase() === 'true' ? 'success' : 'failure';
}

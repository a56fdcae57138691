import { startsWith, textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import { Scratch } from '../bytes/scratch.ts';
import type { ParserOptions } from '../record-parser.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { Unwrapped, Unwrapper, Wrapper } from '../wrapped/wrapper.ts';
import { cellsOf } from './csv-cells.ts';
import { CsvSplitter } from './csv-splitter.ts';
import { separatorOf } from './separator-of.ts';
import { unquote } from './unquote.ts';

/** Which cells of a row hold a log's own line, and when it was collected; each row has as many cells. */
interface LineColumns {
  readonly header: string;
  readonly line: number;
  readonly time: number;
  readonly count: number;
}

/**
 * Lines of a log in one column of a CSV, as those who collect logs export them: Splunk and Sumo Logic (`_raw`),
 * CloudWatch Logs Insights (`@message`), Grafana (`Line`), Datadog (`Message`), BigQuery (`textPayload`).
 *
 * @param header the first line; '' when the first row that names such a column is to tell
 * @returns undefined when the header names no such column
 */
export function csvLines(header: string): Wrapper | undefined {
  const known = header === '' ? undefined : lineColumns(header);
  if (header !== '' && known === undefined) return undefined;
  return { name: 'csv', createUnwrapper: (options) => new CsvUnwrapper(known, options) };
}

function lineColumns(header: string): LineColumns | undefined {
  const names = cellsOf(header, separatorOf(header)).map((name) => name.trim().toLowerCase());
  const line = LINES.map((name) => names.indexOf(name)).find((index) => index >= 0);
  if (line === undefined) return undefined;
  return {
    header,
    line,
    time: TIMES.map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1,
    count: names.length,
  };
}

const LINES = [
  '_raw',
  '@message',
  'event.original',
  'textpayload',
  'log line',
  'line',
  'log',
  'message',
  'rawdata',
];
const TIMES = ['_time', '@timestamp', 'timestamp', 'time', 'date'];

class CsvUnwrapper implements Unwrapper {
  #columns: LineColumns | undefined;
  #splitter: CsvSplitter | undefined;
  readonly #times: TimeReader;
  readonly #scratch = new Scratch();

  constructor(columns: LineColumns | undefined, options: ParserOptions) {
    this.#columns = columns;
    this.#times = new TimeReader(timeContext(options));
  }

  unwrap(bytes: Uint8Array, from: number, end: number, line: Unwrapped): boolean {
    const start = recordStart(bytes, from, end);
    this.#columns ??= lineColumns(textOf(bytes, start, end));
    const columns = this.#columns;
    if (columns === undefined) return false;
    this.#splitter ??= new CsvSplitter(separatorOf(columns.header), columns.count);
    line.bytes = bytes;
    line.start = start;
    line.end = start;
    line.at = Number.NaN;
    const isHeader = end - start === columns.header.length && startsWith(bytes, start, end, columns.header);
    if (isHeader || startsWith(bytes, start, end, 'sep=')) return true;
    if (this.#splitter.split(bytes, start, end) !== columns.count) return false;
    this.#take(this.#splitter, columns, bytes, line);
    return true;
  }

  #take(
    { start, end, doubled }: CsvSplitter,
    columns: LineColumns,
    bytes: Uint8Array,
    line: Unwrapped,
  ): void {
    line.start = start[columns.line] as number;
    line.end = end[columns.line] as number;
    if (columns.time >= 0) {
      line.at = this.#times.readAll(bytes, start[columns.time] as number, end[columns.time] as number);
    }
    if (doubled[columns.line] !== 1) return;
    const scratch = this.#scratch;
    scratch.length = 0;
    unquote(scratch, bytes, line.start, line.end);
    line.bytes = scratch.bytes;
    line.start = 0;
    line.end = scratch.length;
  }
}

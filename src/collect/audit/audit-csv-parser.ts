import { startsWith, textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import { cellsOf } from '../csv/csv-cells.ts';
import { separatorOf } from '../csv/separator-of.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { AuditField } from './audit-fields.ts';
import { AuditValues } from './audit-values.ts';

/** Reads audit logs of one CSV row a line (RFC 4180; no line breaks in cells). */
export class AuditCsvParser implements RecordParser {
  readonly format: string;
  readonly #values: AuditValues;
  readonly #fields: readonly (AuditField | undefined)[];
  readonly #headerLine: string;
  readonly #separator: number;

  /** @param header the line that names the columns */
  constructor(
    format: string,
    fieldOf: (path: readonly string[]) => AuditField | undefined,
    header: string,
    options: ParserOptions,
  ) {
    this.format = format;
    this.#values = new AuditValues(new TimeReader(timeContext(options)));
    this.#headerLine = header;
    this.#separator = separatorOf(header);
    this.#fields = cellsOf(header, this.#separator).map((name) => fieldOf([name.trim()]));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end || startsWith(bytes, start, end, 'sep=')) return 'ignored';
    const line = textOf(bytes, start, end);
    if (line === this.#headerLine) return 'ignored';
    const cells = cellsOf(line, this.#separator);
    if (cells.length < this.#fields.length) return 'too-short';
    this.#values.begin();
    for (const [index, field] of this.#fields.entries()) {
      if (field !== undefined) this.#values.set(field, cells[index] ?? '');
    }
    return this.#values.finish(view);
  }
}

import type { EventKind } from '../model/shop-event.ts';
import type { LayoutProgram } from './layout/compile-layout.ts';
import type { ParserOptions, RecordParser } from './record-parser.ts';

/** A log format: how it is told from others, and how its parser is made. Plain data besides the functions. */
export interface Format {
  /** As `format:` takes it and the report says it. */
  readonly name: string;
  readonly kind: EventKind;
  /**
   * Start of a line that announces columns for the lines after it (`#Fields:`), for formats that do.
   * The reader passes the newest one on to each chunk's parser.
   */
  readonly headerPrefix?: string;
  /**
   * For records of several lines (ModSecurity's native audit log): whether this line begins a new record.
   * Chunks are cut there, and the parser gets all lines of the record at once.
   */
  beginsRecord?(bytes: Uint8Array, start: number, end: number): boolean;
  /**
   * For records that no line end keeps apart: puts one behind each in bytes[0, length), which begin with a record.
   * Bytes that have them already stay as they are.
   */
  separate?(bytes: Uint8Array, length: number): void;
  /**
   * For formats in which a record takes its time from one before: whether a chunk may begin with this line. Without
   * it, wherever a record begins.
   */
  cutsBefore?(bytes: Uint8Array, start: number, end: number): boolean;
  /** For formats that are columns in lines: what their parser goes by. */
  readonly layout?: LayoutProgram;
  createParser(options: ParserOptions): RecordParser;
}

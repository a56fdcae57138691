import type { ParseFailure } from '../../../collect/record-parser.ts';
import type { ChunkJob, ChunkTally, UnparsedLine } from '../chunk-result.ts';
import type { InputContext } from '../input-context.ts';
import type { WantedRecords } from './wanted-records.ts';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** How much of a line that was not understood is kept, in bytes. */
const KEPT_UNPARSED = 1024;

/** Is called for each record that was understood, with the view filled. */
export interface RecordVisitor {
  /**
   * @param line the record's first line within the chunk, from 1
   * @param offset within the chunk
   */
  visit(context: InputContext, line: number, offset: number): void;
}

/**
 * Parses the records of a chunk that a job names, or all of them. Where a log announces its columns between
 * the records (W3C), a record can only be read after what comes before it: then all are read, and the visitor
 * sees those that are named.
 */
export function readRecords(context: InputContext, job: ChunkJob, visitor: RecordVisitor): ChunkTally {
  if (job.records === undefined) return readAllRecords(context, job, visitor);
  return context.parser?.header === undefined
    ? readNamedRecords(context, job, job.records, visitor)
    : readAllRecords(context, job, namedOnly(job.records, visitor));
}

function namedOnly({ starts }: WantedRecords, visitor: RecordVisitor): RecordVisitor {
  const named = new Set(starts);
  return {
    visit(context, line, offset) {
      if (named.has(offset)) visitor.visit(context, line, offset);
    },
  };
}

function readNamedRecords(
  context: InputContext,
  job: ChunkJob,
  { starts, lines }: WantedRecords,
  visitor: RecordVisitor,
): ChunkTally {
  const bytes = Buffer.from(job.slot, 0, job.extent.length);
  const { parser, splitter, view } = context;
  for (let record = 0; record < starts.length; record++) {
    const start = starts[record]!;
    const stop = splitter.next(bytes, start, bytes.length);
    const failure = parser?.parse(bytes, start, recordEnd(bytes, start, stop), view);
    if (failure === null) visitor.visit(context, lines[record]!, start);
  }
  return { lines: 0, understood: starts.length, unparsed: [], blank: 0 };
}

/** Parses all records of a chunk in order; keeps those that were not understood. */
function readAllRecords(context: InputContext, job: ChunkJob, visitor: RecordVisitor): ChunkTally {
  const bytes = Buffer.from(job.slot, 0, job.extent.length);
  const { parser, splitter, view, format } = context;
  const multiLine = format?.beginsRecord !== undefined;
  const unparsed: UnparsedLine[] = [];
  const end = bytes.length;
  let line = 1;
  let understood = 0;
  let blank = 0;
  parser?.header?.(job.extent.header);
  for (let start = 0; start < end; ) {
    const stop = splitter.next(bytes, start, end);
    const textEnd = recordEnd(bytes, start, stop);
    let failure: ParseFailure | null = textEnd === start ? 'ignored' : 'not-this-format';
    if (job.extent.tooLong) failure = 'too-long';
    else if (parser !== null) failure = parser.parse(bytes, start, textEnd, view);
    if (failure === null) {
      understood++;
      visitor.visit(context, line, start);
    } else if (failure !== 'ignored') {
      unparsed.push(unparsedLine(bytes, line, start, textEnd, failure));
    }
    const lines = multiLine ? linesIn(bytes, start, stop) : 1;
    if (failure === 'ignored') blank += lines;
    line += lines;
    start = stop + 1;
  }
  return { lines: line - 1, understood, unparsed, blank };
}

/** A line that was not understood, with as much of it as is kept. */
export function unparsedLine(
  bytes: Buffer,
  line: number,
  start: number,
  end: number,
  reason: ParseFailure,
): UnparsedLine {
  const text = bytes.toString('latin1', start, Math.min(end, start + KEPT_UNPARSED));
  return { line, offset: start, reason, text };
}

/** Without the carriage return of a Windows line end. */
export function recordEnd(bytes: Uint8Array, start: number, stop: number): number {
  return stop > start && bytes[stop - 1] === CARRIAGE_RETURN ? stop - 1 : stop;
}

/** The last line of a chunk has its line feed in the record, all others have it behind. */
function linesIn(bytes: Uint8Array, start: number, stop: number): number {
  const end = stop === bytes.length && bytes[stop - 1] === LINE_FEED ? stop - 1 : stop;
  let count = 1;
  for (let at = bytes.indexOf(LINE_FEED, start); at >= 0 && at < end; at = bytes.indexOf(LINE_FEED, at + 1))
    count++;
  return count;
}

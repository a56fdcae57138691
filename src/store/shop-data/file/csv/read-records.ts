import { createReadStream } from 'node:fs';
import type { LineDecoder } from './line-decoder.ts';
import { type SplitRecord, splitRecord } from './split-record.ts';

/** A cell over more lines than this is taken for a quote that nobody closed. */
const MAX_LINES = 500;
const MAX_LENGTH = 1 << 20;
const NEWLINE = 0x0a;

/** A record of a file, or a line of which none could be made. */
export interface CsvRecord {
  /** null when it is broken. */
  readonly cells: readonly string[] | null;
  /** Its first line, from 1. */
  readonly line: number;
}

/**
 * Reads records one after another. A line that does not fit is broken alone: reading goes on with the next, so that
 * one stray quote does not swallow what follows.
 *
 * @param width cells that a record must have; more are let pass when they are empty
 */
export async function* readRecords(
  path: string,
  delimiter: string,
  decode: LineDecoder,
  width: number,
): AsyncGenerator<CsvRecord> {
  const waiting: string[] = [];
  let line = 1;
  const settle = function* (isEnd: boolean): Generator<CsvRecord> {
    while (waiting.length > 0) {
      if (waiting[0]!.trim() === '' && width > 1) {
        waiting.shift();
        line++;
        continue;
      }
      const taken = takeRecord(waiting, delimiter, width);
      if (taken === 'more' && !isEnd && waiting.length < MAX_LINES) return;
      const lines = taken === 'more' || taken === null ? 1 : taken.lines;
      yield { cells: taken === 'more' || taken === null ? null : taken.cells, line };
      waiting.splice(0, lines);
      line += lines;
    }
  };
  for await (const bytes of linesOf(path)) {
    waiting.push(withoutBreak(decode(bytes), waiting.length === 0 && line === 1));
    yield* settle(false);
  }
  yield* settle(true);
}

function takeRecord(
  waiting: readonly string[],
  delimiter: string,
  width: number,
): { readonly cells: readonly string[]; readonly lines: number } | 'more' | null {
  let text = '';
  for (const [at, each] of waiting.entries()) {
    text = at === 0 ? each : `${text}\n${each}`;
    if (text.length > MAX_LENGTH) return null;
    const found = [splitRecord(text, delimiter, '"')];
    if (text.includes('\\"')) found.push(splitRecord(text, delimiter, '\\'));
    const cells = found.find((record) => fits(record, width));
    if (cells !== undefined) return { cells: (cells as readonly string[]).slice(0, width), lines: at + 1 };
    if (!found.includes('open')) return null;
  }
  return 'more';
}

function fits(record: SplitRecord, width: number): boolean {
  if (record === 'open' || record === null || record.length < width) return false;
  return record.slice(width).every((cell) => cell.trim() === '');
}

function withoutBreak(text: string, isFirst: boolean): string {
  const plain = text.endsWith('\r') ? text.slice(0, -1) : text;
  return isFirst && plain.startsWith('\ufeff') ? plain.slice(1) : plain;
}

/** The lines of a file without their line feeds. */
export async function* linesOf(path: string): AsyncGenerator<Uint8Array> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

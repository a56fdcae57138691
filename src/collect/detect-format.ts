import { ASCII } from './bytes/ascii.ts';
import type { Format } from './format.ts';
import { FORMATS } from './formats.ts';
import { inferLayout, type LineRange } from './infer/infer-layout.ts';
import type { ParserOptions } from './record-parser.ts';
import { createRecordSplitter } from './record-splitter.ts';
import { createRecordView } from './record-view.ts';

/** What the first lines of an input tell about its format. */
export interface Detection {
  /** Null when too few records fit any format. */
  readonly format: Format | null;
  /** The format that fits best all the same, when `format` is null and any record fits. */
  readonly guess: Format | null;
  /** Records of the sample that the best format reads. */
  readonly understood: number;
  /** Records that it was tried on; comments and blank lines are none. */
  readonly tried: number;
  readonly sampleLines: number;
}

const MOST_LINES = 2000;
/** Fewer records than this share, and fewer than ENOUGH, are taken for an accident. */
const LEAST_SHARE = 0.1;
const ENOUGH = 10;
/** A more specific format wins when it reads this share of what the best one reads. */
const NEARLY = 0.95;

/** Zone and year do not matter to what is understood. */
const OPTIONS: ParserOptions = { timezone: 'UTC', notAfter: Date.UTC(2100, 0), clientHeader: '' };

/**
 * Finds the format by trying all of them on the sample; the one that reads most records wins, of equals the more
 * specific one. Layouts of the combined family that have no name are told by their columns.
 *
 * @param sample the input's first bytes, decompressed
 * @param _fileName kept for formats that only their name tells apart
 */
export function detectFormat(sample: Uint8Array, _fileName: string): Detection {
  const lines = linesOf(sample);
  const inferred = inferLayout(sample, lines);
  const candidates = inferred === undefined ? FORMATS : [inferred, ...FORMATS];
  const trials = candidates.map((format) => tryFormat(format, sample));
  const most = Math.max(...trials.map((trial) => trial.understood));
  // A torn line must not make a plainer format win over the one that is meant.
  const best = trials.find((trial) => trial.understood >= most * NEARLY && trial.understood > 0) ?? NOTHING;
  const { format, understood, tried } = best;
  const sure = understood >= ENOUGH || (understood > 0 && understood >= tried * LEAST_SHARE);
  return {
    format: sure ? format : null,
    guess: sure ? null : format,
    understood,
    tried,
    sampleLines: lines.length,
  };
}

interface Trial {
  readonly format: Format | null;
  readonly understood: number;
  readonly tried: number;
}

const NOTHING: Trial = { format: null, understood: 0, tried: 0 };

function tryFormat(format: Format, sample: Uint8Array): Trial {
  const parser = format.createParser(OPTIONS);
  const splitter = createRecordSplitter(format);
  const view = createRecordView();
  let understood = 0;
  let tried = 0;
  let read = 0;
  for (let pos = 0; pos < sample.length && read < MOST_LINES; read++) {
    const recordEnd = splitter.next(sample, pos, sample.length);
    const failure = parser.parse(sample, pos, withoutReturn(sample, pos, recordEnd), view);
    if (failure === null) understood++;
    if (failure !== 'ignored') tried++;
    pos = recordEnd + 1;
  }
  return { format, understood, tried };
}

function linesOf(sample: Uint8Array): LineRange[] {
  const splitter = createRecordSplitter(null);
  const lines: LineRange[] = [];
  for (let pos = 0; pos < sample.length && lines.length < MOST_LINES; ) {
    const end = splitter.next(sample, pos, sample.length);
    const last = withoutReturn(sample, pos, end);
    if (last > pos) lines.push({ start: pos, end: last });
    pos = end + 1;
  }
  return lines;
}

function withoutReturn(bytes: Uint8Array, start: number, end: number): number {
  return end > start && bytes[end - 1] === ASCII.carriageReturn ? end - 1 : end;
}

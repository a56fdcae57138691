import { createRecordSplitter } from '../record-splitter.ts';
import { createUnwrapped, type Wrapper } from '../wrapped/wrapper.ts';
import { type LineRange, linesOf, MOST_LINES, withoutReturn } from './sample-lines.ts';
import { TRIAL_OPTIONS } from './try-format.ts';

/** The lines inside a sample's wrapper, as a sample of their own; undefined when most are not wrapped so. */
export function unwrapSample(wrapper: Wrapper, received: Uint8Array): Uint8Array | undefined {
  const sample = wrapper.separate === undefined ? received : new Uint8Array(received);
  wrapper.separate?.(sample, sample.length);
  const unwrapper = wrapper.createUnwrapper(TRIAL_OPTIONS);
  const line = createUnwrapped();
  const { beginsRecord } = wrapper;
  const lines = beginsRecord === undefined ? linesOf(sample) : recordsOf(beginsRecord, sample);
  const inside: Uint8Array[] = [];
  for (const { start, end } of lines) {
    if (unwrapper.unwrap(sample, start, end, line))
      inside.push(line.bytes.slice(line.start, line.end), NEWLINE);
  }
  return inside.length >= lines.length && lines.length > 0 ? Buffer.concat(inside) : undefined;
}

function recordsOf(beginsRecord: NonNullable<Wrapper['beginsRecord']>, sample: Uint8Array): LineRange[] {
  const splitter = createRecordSplitter({ beginsRecord });
  const records: LineRange[] = [];
  for (let pos = 0; pos < sample.length && records.length < MOST_LINES; ) {
    const end = splitter.next(sample, pos, sample.length);
    if (end > pos) records.push({ start: pos, end: withoutReturn(sample, pos, end) });
    pos = end + 1;
  }
  return records;
}

const NEWLINE = Buffer.from('\n');

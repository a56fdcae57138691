import { createUnwrapped, type Wrapper } from '../wrapped/wrapper.ts';
import { linesOf } from './sample-lines.ts';
import { TRIAL_OPTIONS } from './try-format.ts';

/** The lines inside a sample's wrapper, as a sample of their own; undefined when most are not wrapped so. */
export function unwrapSample(wrapper: Wrapper, sample: Uint8Array): Uint8Array | undefined {
  const unwrapper = wrapper.createUnwrapper(TRIAL_OPTIONS);
  const line = createUnwrapped();
  const lines = linesOf(sample);
  const inside: Uint8Array[] = [];
  for (const { start, end } of lines) {
    if (unwrapper.unwrap(sample, start, end, line))
      inside.push(line.bytes.slice(line.start, line.end), NEWLINE);
  }
  return inside.length >= lines.length && lines.length > 0 ? Buffer.concat(inside) : undefined;
}

const NEWLINE = Buffer.from('\n');

import type { Format } from '../format.ts';
import { FORMATS } from '../formats.ts';
import { NOTHING, type Trial, tryFormat } from './try-format.ts';

/** A more specific format wins when it reads this share of what the best one reads. */
export const NEARLY = 0.95;

/**
 * The format that reads most records of a sample, of equals the more specific one.
 *
 * @param inferred the layout told by columns, already tried
 */
export function bestTrial(sample: Uint8Array, inferred: Trial, formats: readonly Format[] = FORMATS): Trial {
  const trials = [inferred, ...formats.map((format) => tryFormat(format, sample))];
  const most = Math.max(...trials.map((trial) => trial.understood));
  // A torn line must not make a plainer format win over the one that is meant.
  return trials.find((trial) => trial.understood > 0 && trial.understood >= most * NEARLY) ?? NOTHING;
}

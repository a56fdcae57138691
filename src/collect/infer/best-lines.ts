import type { Format } from '../format.ts';
import { bestTrial } from './best-trial.ts';
import { inferLayout } from './infer-layout.ts';
import { linesOf } from './sample-lines.ts';
import { NOTHING, tryFormat } from './try-format.ts';

/** The format that reads most of the lines taken out of something around them; null when none reads any. */
export function bestLines(inside: Uint8Array): Format | null {
  const inferred = inferLayout(inside, linesOf(inside));
  return bestTrial(inside, inferred === undefined ? NOTHING : tryFormat(inferred, inside)).format;
}

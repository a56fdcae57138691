import type { Replay } from './replay.ts';
import { spiralEc2016 } from './spiral-ec-2016/spiral-ec-2016.ts';

/** All published breaches that can be made anew. */
export const REPLAYS: readonly Replay[] = [spiralEc2016];

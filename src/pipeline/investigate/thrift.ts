import type { ChunkPool } from '../chunk/chunk-pool.ts';

/** So many signals fill the heap with what is short-lived: it must not grow to several times of what is alive. */
const SOME_SIGNALS = 20_000;
const MANY_SIGNALS = 200_000;
/** From so many on more is done than to set how the heap grows. */
const COMPACTED_SIGNALS = 100_000;

/** How much memory is spared. */
export type Thrift = 'none' | 'some' | 'more' | 'most';

/** How much memory must be spared for so many signals. */
export function thriftFor(signals: number): Thrift {
  if (signals > MANY_SIGNALS) return 'more';
  return signals > SOME_SIGNALS ? 'some' : 'none';
}

interface Signals {
  readonly events: number;
}

/** What is done only where there are very many signals: it takes time. */
export function whereMany({ events }: Signals, act: () => void): (() => void) | undefined {
  return events > COMPACTED_SIGNALS ? act : undefined;
}

/** Lets the workers go until the next reading where what comes in between needs the memory: starting them takes a fifth of a second. */
export async function restWhereMany(pool: ChunkPool, { events }: Signals): Promise<void> {
  if (events > COMPACTED_SIGNALS) await pool.rest?.();
}

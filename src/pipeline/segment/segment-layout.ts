import { LEVELS } from '../../model/level.ts';
import { EVENT_KINDS } from '../../model/shop-event.ts';

/** How many events one segment holds at most: small enough that a merge may hold one of each run in memory. */
export const SEGMENT_EVENTS = 512;

/**
 * A segment is one buffer: so it goes between threads without a copy, and to a spill file as it is.
 *
 *   Float64 × rows   at, bytes, durationMs
 *   Int32   × rows   line (within the chunk), offset (within the chunk), status, attacks, kind and level and
 *                    result packed, then the text columns as indexes into the text table
 *   Int32   × (texts + 1)   ends of the texts
 *   bytes            the texts, one after another, as logged
 *
 * before them a header of Int32: rows, texts.
 */
export const HEADER_BYTES = 8;
export const FLOAT_COLUMNS = 3;
export const NUMBER_COLUMNS = 5;

/** Text columns of an event, in the order in which they are stored. */
export const TEXT_COLUMNS = [
  'address',
  'account',
  'tenant',
  'method',
  'target',
  'path',
  'referer',
  'userAgent',
  'action',
  'object',
  'rules',
  'carried',
] as const;

const RESULTS = ['', 'success', 'failure'] as const;

/** Packs three small words into one integer. */
export function packWords(kind: string, level: string, result: string): number {
  return (
    EVENT_KINDS.indexOf(kind as never) |
    (LEVELS.indexOf(level as never) << 4) |
    (RESULTS.indexOf(result as never) << 8)
  );
}

/** The reverse of {@link packWords}. */
export function unpackWords(packed: number) {
  return {
    kind: EVENT_KINDS[packed & 15]!,
    level: LEVELS[(packed >> 4) & 15]!,
    result: RESULTS[(packed >> 8) & 3]!,
  };
}

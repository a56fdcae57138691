import type { Draft } from './drafts.ts';
import { later } from './moment.ts';

/** Silence of an actor, on all tenants, after which coming back is worth a word; in days. */
const WORTH_A_WORD_DAYS = 3;
const DAY_MS = 86_400_000;

/**
 * For each draft (which come in order of time) the whole days for which its actor had been silent everywhere;
 * 0 when there is nothing to say of it.
 */
export function absences(drafts: readonly Draft[]): number[] {
  const lastSeen = new Map<number, number>();
  return drafts.map(({ actor, segment }) => {
    const last = lastSeen.get(actor) ?? Number.NaN;
    lastSeen.set(actor, later(last, segment.until));
    const days = Math.floor((segment.at - last) / DAY_MS);
    return days >= WORTH_A_WORD_DAYS ? days : 0;
  });
}

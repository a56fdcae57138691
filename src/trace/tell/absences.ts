import { DAY_MS } from '../../model/time-units.ts';
import { later } from '../moment.ts';
import type { Draft } from './draft.ts';

/** How long an actor had been silent, on all tenants, before an episode. */
export interface Absence {
  /** Whole days; 0 when it is not worth a word. */
  readonly days: number;
  /** Whether an address of the episode had been seen before. */
  readonly sameAddress: boolean;
}

const WORTH_A_WORD_DAYS = 3;

/** The silence before each draft; drafts come in order of time. */
export function absences(drafts: readonly Draft[]): Absence[] {
  const lastSeen = new Map<number, number>();
  const addresses = new Map<number, Set<string>>();
  return drafts.map(({ actor, segment }) => {
    const last = lastSeen.get(actor) ?? Number.NaN;
    lastSeen.set(actor, later(last, segment.until));
    const seen = addresses.get(actor) ?? new Set<string>();
    addresses.set(actor, seen);
    const mine = segment.figures.addresses.sorted();
    const sameAddress = mine.some((address) => seen.has(address));
    for (const address of mine) seen.add(address);
    const days = Math.floor((segment.at - last) / DAY_MS);
    return { days: days >= WORTH_A_WORD_DAYS ? days : 0, sameAddress };
  });
}

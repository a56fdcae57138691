import { HOUR_MS } from '../../model/time-units.ts';
import { type ToldTries, tellTried } from './tell-tried.ts';
import type { TriedAt, TriedStretch } from './tried-stretch.ts';

/** Fewer tries are not worth a question, whatever the rules say. */
const LEAST = 20;
/** A customer sends no more. */
const ORDINARY = 5;

/**
 * Addresses that send one page far more often than others do. `tried-values` with `by`: `address`, the `kind` of page, `tries`, how many an
 * hour (`perHour`), how many the others send at the most (`usual`, one in twenty left out) and how many `times` as many these
 * are; `others`: ordinary visitors of the page; `agents` (up to 8); `steady`: in how many percent of the hours that the
 * page was used it was sent from there (a program of a partner's does so day and night).
 */
export function triedByOne(page: TriedAt, path: string): ToldTries[] {
  const many = page.stretches.filter(({ tries }) => tries >= LEAST);
  if (many.length === 0) return [];
  const others = page.once + page.stretches.filter(({ tries }) => tries <= ORDINARY).length;
  const usual = usualTries(page);
  return many.map((stretch) => {
    const { tries, agents } = stretch;
    const fields = {
      by: 'address',
      kind: page.kind,
      tries,
      perHour: Math.round(tries / Math.max(1, lengthOf(stretch))),
      usual,
      times: Math.round((10 * tries) / usual) / 10,
      others,
      agents: agents.size,
      steady: steadiness(page, stretch),
    };
    return tellTried([stretch], fields, { path, usual });
  });
}

/** What nineteen of twenty visitors do not exceed, those who came often left out. */
function usualTries({ once, stretches }: TriedAt): number {
  const tries = stretches.map((stretch) => stretch.tries).filter((each) => each < LEAST);
  const place = Math.ceil(0.95 * (once + tries.length)) - once;
  return place <= 0 ? 1 : (tries.sort((a, b) => a - b)[place - 1] ?? 1);
}

function steadiness(page: TriedAt, { address }: TriedStretch): number {
  const hours = Math.max(12, (page.lastAt - page.firstAt) / HOUR_MS);
  const own = page.stretches.filter((stretch) => stretch.address === address);
  return Math.round((100 * own.reduce((sum, stretch) => sum + lengthOf(stretch), 0)) / hours);
}

/** In hours. */
function lengthOf({ from, lastAt }: TriedStretch): number {
  return (lastAt - from) / HOUR_MS;
}

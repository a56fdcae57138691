import { DAY_MS, HOUR_MS } from '../../model/time-units.ts';
import type { Observation, ObservationFields } from '../observation.ts';
import { answersAlike } from './answers-alike.ts';
import { shareAnswered } from './share-answered.ts';
import { tellTried } from './tell-tried.ts';
import { MANY_TRIES, type TriedAt, type TriedStretch } from './tried-stretch.ts';

/** A customer sends no more. */
const ORDINARY = 5;

/**
 * Addresses that send one page far more often than others do. `tried-values` with `by`: `address`, the `kind` of page, `tries`, how many an
 * hour (`perHour`), how many the others send at the most (`usual`, one in twenty left out) and how many `times` as many these
 * are; `crowd`: how many others sent the page once in the same hours, for each of its own tries in percent (when all members must choose a new
 * password, many people behind one line do so too); `others`: ordinary visitors of the page; `agents` (up to 8); `days` on which the address did so; `steady`: in how many percent of the hours that the
 * page was used it was sent from there (a program of a partner's does so day and night); `asked`: whether codes stood
 * in the addresses asked for (then `tries` are different ones), `alike`: to how many percent the same was answered, and `asOthers`: how many in percent of
 * those who sent it once got that answer, too.
 */
export function triedByOne(page: TriedAt, path: string): Observation[] {
  const many = page.stretches.filter(({ tries }) => tries >= MANY_TRIES);
  if (many.length === 0) return [];
  const others = page.once + page.stretches.filter(({ tries }) => tries <= ORDINARY).length;
  const usual = usualTries(page);
  const hours = hoursByAddress(page);
  const known = Math.max(12, (page.lastAt - page.firstAt) / HOUR_MS);
  return many.flatMap((stretch) => {
    const { tries, agents, address } = stretch;
    const fields = {
      by: 'address',
      kind: page.kind,
      tries,
      perHour: Math.round(tries / Math.max(1, lengthOf(stretch))),
      usual,
      times: Math.round((10 * tries) / usual) / 10,
      crowd: Math.round((100 * onceBetween(page, stretch)) / tries),
      others,
      agents: agents.size,
      days: daysOf(many, address),
      asked: stretch.codes.size > 0,
      ...answersOf(stretch, page),
      steady: Math.round((100 * hours.get(address)!) / known),
    };
    return tellTried([stretch], fields, { path, usual });
  });
}

/** What nineteen of twenty visitors do not exceed, those who came often left out. */
function usualTries({ once, stretches }: TriedAt): number {
  const tries = stretches.map((stretch) => stretch.tries).filter((each) => each < MANY_TRIES);
  const place = Math.ceil(0.95 * (once + tries.length)) - once;
  return place <= 0 ? 1 : (tries.sort((a, b) => a - b)[place - 1] ?? 1);
}

/** How many in percent were answered as most were, and of those who came once how many were. */
function answersOf(stretch: TriedStretch, { onceByAnswer, once }: TriedAt): ObservationFields {
  const { main, total } = answersAlike([stretch]);
  return {
    alike: main === undefined ? 0 : Math.floor((100 * main.n) / total),
    asOthers: shareAnswered(onceByAnswer, once, main),
  };
}

/** How many came once in the hours of a stretch. */
function onceBetween({ onceByHour }: TriedAt, { from, lastAt }: TriedStretch): number {
  let once = 0;
  for (let hour = Math.floor(from / HOUR_MS); hour * HOUR_MS <= lastAt; hour++)
    once += onceByHour.get(hour) ?? 0;
  return once;
}

/** On how many days an address tried that often. */
function daysOf(many: readonly TriedStretch[], address: string): number {
  return new Set(many.filter((each) => each.address === address).map(({ from }) => Math.floor(from / DAY_MS)))
    .size;
}

/** For how long each address sent the page, in hours. */
function hoursByAddress({ stretches }: TriedAt): Map<string, number> {
  const hours = new Map<string, number>();
  for (const stretch of stretches)
    hours.set(stretch.address, (hours.get(stretch.address) ?? 0) + lengthOf(stretch));
  return hours;
}

/** In hours. */
function lengthOf({ from, lastAt }: TriedStretch): number {
  return (lastAt - from) / HOUR_MS;
}

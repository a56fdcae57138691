import type { ShopEvent } from '../../model/shop-event.ts';
import type { Observation } from '../observation.ts';
import type { Reason } from '../reason.ts';
import { marksOfAll } from '../state/marks-of-all.ts';
import { marksWithout } from '../state/marks-without.ts';
import { placesOf } from './dealt-walks.ts';
import { DEEP, type ListReaders } from './list-readers.ts';
import { type ListWalk, PLACES_KEPT } from './list-walk.ts';
import { unlikeStaff } from './unlike-staff.ts';

const DAYS_TOLD = 8;
/** On more days it is a habit. */
const FEW_DAYS = 2;
/** So many times what a program reads otherwise is not what it is there for. */
const UNUSUAL = 5;
/** Who read a smaller part of the same places read something else of it. */
const SAME = 0.1;

/** What is known of who reads. */
interface Standing {
  /** Something speaks for them. */
  readonly isExcused: boolean;
  /** Hours from the log's begin. */
  readonly hoursTo: (at: number) => number;
}

/**
 * What is told of addresses that read a list: `pages` that were answered (of one address up to 2,048, and one for "more"), from how many `addresses`, `sizes`
 * of the answers (up to 64; -1 where the log holds none), `agents` and `busy` as for `walked-pages`, `named`: whether it is called a list of persons' data, `excused`: whether something speaks for them
 * (a login, three days or more, links that were followed, a crawler's name, a list that is shown to everybody, or the User-Agent of a program of the shop's own that reads far less otherwise), `readers`: they, and how many others read
 * a tenth of the same places or more, which many do where a list is public; `visitors`: how many others turn its pages, `times`: how many times as many bytes a page as they were sent (0 where that is not known); {@link unlikeStaff}; and what a program of the shop's own
 * does otherwise, taken over all addresses that read far into the list with the same User-Agent: `days` on which it was read (up to 8), and `hours` from the log's begin to the first of it.
 *
 * @param walks all who read the list
 * @param members those that are told of
 * @returns with the time of the last reading; null where nothing of it is in the period that is told of
 */
export function tellWalked(
  readers: ListReaders,
  walks: readonly ListWalk[],
  members: readonly ListWalk[],
  { isExcused, hoursTo }: Standing,
): { readonly observation: Omit<Observation, 'name'>; readonly lastAt: number } | null {
  const [newest] = members.flatMap(({ run }) => run.newest(1)).sort((a, b) => b.at - a.at);
  if (newest === undefined) return null;
  const places = placesOf(members);
  const habit = habitOf(walks, members, places.size);
  const excused = isExcused || habit.isExceeded;
  const isSized = members.some(({ sized }) => sized > 0);
  const addresses = members.map(({ address }) => address).sort();
  const event: ShopEvent = {
    ...readers.last,
    ...{ source: newest.ref, at: newest.at, address: addresses[0]! },
  };
  const unlike = unlikeStaff(walks, members, places.size);
  const isKnown = readers.isNamed && isSized && !excused;
  const observation: Omit<Observation, 'name'> = {
    event,
    fields: {
      pages: places.size,
      addresses: members.length,
      sizes: isSized ? Math.min(64, new Set(members.flatMap(({ sizes }) => [...sizes])).size) : -1,
      agents: Math.min(8, new Set(members.flatMap(({ agents }) => [...agents])).size),
      busy: members.some(({ busy }) => busy),
      named: readers.isNamed,
      excused,
      readers: 1 + countOthers(walks, members, places),
      visitors: readers.turning - members.length,
      times: timesOf(walks, members),
      ...unlike.fields,
      days: Math.min(habit.days, DAYS_TOLD),
      hours: hoursTo(habit.firstAt),
    },
    outcome: isKnown ? 'succeeded' : 'unknown',
    reason: reasonOf(readers, members, places.size, { isSized, unlike: unlike.besides }),
    earlier: marksWithout(marksOfAll(members.map(({ run }) => run.marks)), newest.ref),
    ...(members.length > 1 ? { sources: addresses } : {}),
  };
  return { observation, lastAt: habit.lastAt };
}

function reasonOf(
  { path, isNamed }: ListReaders,
  members: readonly ListWalk[],
  pages: number,
  { isSized, unlike }: { readonly isSized: boolean; readonly unlike: readonly Reason[] },
): Reason {
  const bytes = members.reduce((sum, walk) => sum + walk.bytes, 0);
  const besides: Reason[] = [];
  if (isSized) besides.push({ code: 'listBytes', params: { bytes } });
  if (!isNamed) besides.push({ code: 'listUnnamed', params: {} });
  besides.push(...unlike);
  const right: Reason = { code: 'listRightUnknown', params: {} };
  if (members.length > 1) {
    const params = { pages, path, addresses: members.length };
    return { code: 'listReadByMany', params, besides: [...besides, right] };
  }
  const code = pages > PLACES_KEPT ? 'listReadMore' : 'listRead';
  return { code, params: { pages: Math.min(pages, PLACES_KEPT), path }, besides: [...besides, right] };
}

/** Who is sent far more for a page than others does not turn the same pages as they. */
function timesOf(walks: readonly ListWalk[], members: readonly ListWalk[]): number {
  const usual = sizeOf(walks.filter((walk) => walk.places.size > 1 && !members.includes(walk)));
  return usual > 0 ? Math.round((10 * sizeOf(members)) / usual) / 10 : 0;
}

/** Of an answer, in the mean. */
function sizeOf(walks: readonly ListWalk[]): number {
  const answers = walks.reduce((sum, { sized }) => sum + sized, 0);
  return answers === 0 ? 0 : walks.reduce((sum, { bytes }) => sum + bytes, 0) / answers;
}

/** When the list was read by this kind of program, from whatever addresses. */
interface Habit {
  readonly days: number;
  readonly firstAt: number;
  readonly lastAt: number;
  /** It does so on other days from elsewhere, and reads far less: then only these are meant. */
  readonly isExceeded: boolean;
}

function habitOf(walks: readonly ListWalk[], members: readonly ListWalk[], pages: number): Habit {
  const programs = new Set(members.map(({ program }) => program));
  const alike = walks.filter((walk) => {
    return walk.places.size >= DEEP && programs.has(walk.program) && !members.includes(walk);
  });
  const own = spanOf(members);
  const all = spanOf([...members, ...alike]);
  const usual = Math.max(0, ...alike.map(({ places }) => places.size));
  const isExceeded = own.days <= FEW_DAYS && all.days > FEW_DAYS && pages >= UNUSUAL * usual;
  return { ...(isExceeded ? own : all), isExceeded };
}

function spanOf(walks: readonly ListWalk[]): Omit<Habit, 'isExceeded'> {
  return {
    days: new Set(walks.flatMap(({ days }) => [...days])).size,
    firstAt: Math.min(...walks.map(({ firstAt }) => firstAt)),
    lastAt: Math.max(...walks.map(({ lastAt }) => lastAt)),
  };
}

function countOthers(
  walks: readonly ListWalk[],
  members: readonly ListWalk[],
  places: ReadonlySet<number>,
): number {
  let others = 0;
  for (const walk of walks) {
    if (walk.places.size < DEEP || members.includes(walk)) continue;
    let same = 0;
    for (const place of walk.places) if (places.has(place)) same++;
    if (same >= SAME * places.size) others++;
  }
  return others;
}

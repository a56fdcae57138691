import { networkOf } from '../../request/address/network-of.ts';
import type { ObservationFields } from '../observation.ts';
import type { Reason } from '../reason.ts';
import type { ListWalk } from './list-walk.ts';

/** So many hours from any in which others read, nobody is merely late. */
const FAR_HOURS = 3;

/**
 * How unlike the others who turn a list's pages somebody reads it: `staffDays` on which others did, how many times as many pages as any of them
 * (`staffTimes`; 0 where there is nobody, or somebody of its own network), and how many circumstances are `odd` (an hour at which nobody reads it, a browser or system that nobody reads it with).
 */
export function unlikeStaff(
  walks: readonly ListWalk[],
  members: readonly ListWalk[],
  pages: number,
): { readonly fields: ObservationFields; readonly besides: readonly Reason[] } {
  const others = walks.filter((walk) => !members.includes(walk));
  const most = Math.max(0, ...others.map(({ places }) => places.size));
  const theirs = others.reduce((bits, { hours }) => bits | near(hours), 0);
  const browsers = new Set(others.map(({ browser }) => browser));
  const isLate = members.every(({ hours }) => (hours & theirs) === 0);
  const isOther = members.every(({ browser }) => browser !== '' && !browsers.has(browser));
  const odd: Reason[] = [];
  if (isLate) odd.push({ code: 'oddHours', params: {} });
  if (isOther) odd.push({ code: 'oddBrowser', params: {} });
  // Machines of one network are one program's, or one office's.
  const networks = new Set(members.map(({ address }) => networkOf(address) || address));
  const isKnown = most > 0 && !others.some(({ address }) => networks.has(networkOf(address)));
  const staffTimes = isKnown ? Math.round((10 * pages) / most) / 10 : 0;
  return {
    fields: {
      staffDays: Math.min(8, new Set(others.flatMap(({ days }) => [...days])).size),
      staffTimes,
      odd: isKnown ? odd.length : 0,
    },
    besides: isKnown && odd.length > 0 ? [{ code: 'listUnlikeStaff', params: { pages, most } }, ...odd] : [],
  };
}

/** The hours of the day that are no more than a few from some, a bit for each. */
function near(hours: number): number {
  let all = hours;
  for (let by = 1; by <= FAR_HOURS; by++)
    all |= (hours << by) | (hours >>> (24 - by)) | (hours >>> by) | (hours << (24 - by));
  return all & 0xffffff;
}

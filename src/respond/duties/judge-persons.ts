import type { Bound } from '../../model/exposure.ts';
import type { DataSetFacts } from '../../model/facts.ts';
import type { Judged, Judgement } from './judgement.ts';

/** Bounds beyond which the number cannot be: of "some of 900" there are not more than 900. */
const AT_MOST: readonly Bound[] = ['exact', 'max', 'part-of'];

/**
 * Whether a data set concerns more persons than a limit. A number that is not settled is judged by the greatest it can
 * be: at most 1,200 is over 1,000, at least 900 may be.
 *
 * @param absent what holds while the number does not settle it
 */
export function judgePersons(limit: number, absent: boolean | undefined, set: DataSetFacts): Judgement {
  if (set.persons !== undefined && set.persons > limit) return true;
  return isAtMost(set) ? false : (absent ?? { open: ['persons'] });
}

/**
 * Whether what a company handles concerns more persons than a limit: the law counts those of the whole incident
 * (施行規則第7条第4号), so that six hundred here and six hundred there may be over a thousand. Whether these are the same
 * persons is asked where that decides.
 */
export function judgePersonsInAll(limit: number, { set, all, personsInAll }: Judged): Judgement {
  const own = judgePersons(limit, undefined, set);
  if (own === true) return true;
  if (personsInAll !== undefined) return personsInAll > limit;
  const counted = all.filter((one) => one === set || isConcerned(one));
  if (counted.length === 1) return own;
  const most = counted.reduce((sum, { persons = 0 }) => sum + persons, 0);
  if (most <= limit && counted.every(isAtMost)) return false;
  return { open: own === false ? ['personsInAll'] : [...own.open, 'personsInAll'] };
}

function isAtMost({ persons, bound }: DataSetFacts): boolean {
  return persons !== undefined && AT_MOST.includes(bound);
}

/** What a company only hosts is another's, and what is ruled out concerns nobody. */
function isConcerned({ role, certainty }: DataSetFacts): boolean {
  return role !== 'not-handled' && certainty !== 'no-trace' && certainty !== 'ruled-out';
}

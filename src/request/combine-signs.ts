import { attackSetOf } from '../model/attack-set.ts';
import { higherLevel, type Level } from '../model/level.ts';
import type { Inspection, Sign } from './inspection.ts';

/** The inspection of a request in which nothing hostile was found: always this one object. */
export const CLEAN: Inspection = Object.freeze({
  attacks: 0,
  level: 'informational',
  signs: Object.freeze([]) as readonly Sign[],
});

/** Statuses with which a server says that there is nothing, or not for you. */
function isRefusal(status: number): boolean {
  return (status >= 400 && status <= 405) || status === 410;
}

/**
 * Puts the signs of a request's parts together, and drops those that count only when the server refused.
 *
 * @param lists signs of the target, Referer, User-Agent, method, in the order in which they shall be told
 * @param status the answer's status; -1 when the log does not say, which is no refusal
 */
export function combineSigns(lists: readonly (readonly Sign[])[], status: number): Inspection {
  const refused = isRefusal(status);
  const signs: Sign[] = [];
  let level: Level = 'informational';
  for (const list of lists) {
    for (const sign of list) {
      if (sign.onlyIfRefused === true && !refused) continue;
      signs.push(sign);
      level = higherLevel(level, sign.level);
    }
  }
  if (signs.length === 0) return CLEAN;
  return { attacks: attackSetOf(signs.map((sign) => sign.attack)), level, signs };
}

import { AppError } from '../../errors/app-error.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseDuty } from '../../model/case/case-duty.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { editDistance } from '../../model/config/edit-distance.ts';
import { JAPAN_OFFSET_MS } from '../../model/time-units.ts';
import { zonedTime } from '../../model/zoned-time.ts';
import { DATA_SETS } from './facts-of-case.ts';
import { requireWhy } from './require-why.ts';

const DUTY = 'duty:';
const NOT_REPORTABLE = 'not-reportable';
const KNOWN_AT = 'known-at';
const ON_DUTIES = ['done', 'not-owed', 'open'];
/** That the data sets that were named are all there is, or that more may be. */
const ON_DATA_SETS = ['all', 'open'];

export interface Deciding {
  readonly about: string;
  /** '' where the matter says it all (`not-reportable`). */
  readonly choice: string;
  readonly who: string;
  readonly why: string;
}

/**
 * Notes a decision with its reason. Of `known-at` the choice is one of the moments that were said; of a duty `done`,
 * `not-owed` or `open`; of `data-sets` that those that were named are `all`, or `open`.
 *
 * @throws AppError CASE_WHY, CASE_UNKNOWN, OPTION_VALUE
 */
export function decide(
  state: CaseState,
  duties: readonly CaseDuty[],
  { about, choice, who, why }: Deciding,
): CaseAct {
  requireWhy(why);
  if (about === KNOWN_AT) {
    const chosen = zonedTime(choice, 'Asia/Tokyo', 'start');
    const moments = state.knowing.map(({ knownAt }) => inJapan(knownAt));
    const known = state.knowing.find(({ knownAt }) => knownAt === chosen);
    if (known === undefined) throw refused(choice, moments.join(' ') || '-');
    return decision(about, new Date(chosen).toISOString(), who, why);
  }
  if (about.startsWith(DUTY)) {
    const keys = duties.map(({ key }) => key);
    if (!keys.includes(about.slice(DUTY.length))) {
      const known = keys.map((key) => `${DUTY}${key}`).join(' ') || '-';
      throw new AppError('CASE_UNKNOWN', { id: about, known });
    }
    if (!ON_DUTIES.includes(choice)) throw refused(choice, ON_DUTIES.join(' '));
  }
  if (about === DATA_SETS && !ON_DATA_SETS.includes(choice)) throw refused(choice, ON_DATA_SETS.join(' '));
  checkSpelling(
    about,
    duties.map(({ key }) => key),
  );
  const said = choice || (about === NOT_REPORTABLE ? about : '');
  if (said === '') throw refused(choice, '…');
  return decision(about, said, who, why);
}

/** A slip of the pen would be taken as a matter of its own, and settle nothing. */
function checkSpelling(about: string, keys: readonly string[]): void {
  const written = about.toLowerCase().replace(/[\s_]+/g, '-');
  const meant = [NOT_REPORTABLE, KNOWN_AT, DATA_SETS].find((word) => editDistance(written, word) <= 2);
  const known = meant ?? (keys.includes(about) ? `${DUTY}${about}` : undefined);
  if (known !== undefined && known !== about) throw new AppError('CASE_UNKNOWN', { id: about, known });
}

/** RFC 3339, as people here read clocks. */
function inJapan(at: number): string {
  return new Date(at + JAPAN_OFFSET_MS).toISOString().replace(/(?:\.000)?Z$/, '+09:00');
}

function decision(about: string, choice: string, who: string, why: string): CaseAct {
  return { kind: 'decision', who, why, what: { about, choice } };
}

function refused(value: string, allowed: string): AppError {
  return new AppError('OPTION_VALUE', { option: '--choice', value, allowed });
}

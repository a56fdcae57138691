import type { CaseDuty } from '../../model/case/case-duty.ts';
import type { CaseState, Decision } from '../../model/case/case-state.ts';
import { factKey } from '../../model/case/fact-key.ts';
import type { Duty } from '../../model/duty.ts';
import { CERTAINTIES } from '../../model/exposure.ts';
import type { LawBook } from '../../model/law.ts';
import { assessDuties } from '../duties/assess-duties.ts';
import { factsOfCase } from './facts-of-case.ts';

/** What a decision that nothing is reportable releases from. */
const REPORTABLE_LAW = 'appi';

/** The duties that follow from a case's facts, by date, with what was done about each. */
export function dutiesOfCase(state: CaseState, book: LawBook): CaseDuty[] {
  return assessDuties(factsOfCase(state), book).map((duty) => {
    const key = dutyKey(duty, book);
    const decided = decisionOn(state, key, duty);
    if (decided !== undefined) {
      const standing = decided.choice === 'done' ? 'done' : 'not-owed';
      // "still open" takes an earlier decision back
      if (decided.choice === 'open') return { key, duty, standing: 'open', settledBy: null };
      return { key, duty, standing, settledBy: decided };
    }
    const task = state.tasks.find(({ due, status }) => {
      const fits = due !== undefined && 'duty' in due;
      return (
        fits && status === 'done' && due.duty.authority === duty.authority && due.duty.kind === duty.kind
      );
    });
    // One task cannot say that it was done for each of several data sets.
    const step = duty.set === '' ? task?.steps.at(-1) : undefined;
    return { key, duty, standing: step === undefined ? 'open' : 'done', settledBy: step ?? null };
  });
}

/** Its name in decisions. Where several laws want the same of the same, the law's name tells them apart. */
function dutyKey({ set, authority, kind, law }: Duty, { laws }: LawBook): string {
  const wanting = laws.filter(({ duties }) => {
    return duties.some((one) => one.authority === authority && one.kind === kind);
  });
  const isShared = new Set(wanting.map((one) => one.law)).size > 1;
  return `${set === '' ? '' : `${set}/`}${authority}/${kind}${isShared ? `@${law}` : ''}`;
}

/** That nothing is reportable was decided by what was known then: word of a leak that came later opens it again. */
function decisionOn(state: CaseState, key: string, { law, set }: Duty): Decision | undefined {
  return state.decisions.findLast(({ about, seq }) => {
    if (about === `duty:${key}`) return true;
    return about === 'not-reportable' && law === REPORTABLE_LAW && seq > lastWordOfLeak(state, set);
  });
}

/** Number of the entry that last said anew how sure a leak is; 0 for none. */
function lastWordOfLeak({ facts }: CaseState, set: string): number {
  const words: readonly unknown[] = CERTAINTIES;
  const said = ['', set].flatMap((one) => facts.get(factKey(one, 'certainty'))?.versions ?? []);
  const leaks = said.filter(({ value }, at) => words.includes(value) && said[at - 1]?.value !== value);
  return Math.max(0, ...leaks.map(({ seq }) => seq));
}

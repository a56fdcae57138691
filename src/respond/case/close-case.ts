import { AppError } from '../../errors/app-error.ts';
import type { CaseAct, CaseOutcome } from '../../model/case/case-act.ts';
import type { CaseDuty } from '../../model/case/case-duty.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factValue } from '../../model/case/fact-value.ts';
import { CERTAINTIES } from '../../model/exposure.ts';
import { knownTenants } from './known-tenants.ts';
import { LOOK_BACK } from './move-task.ts';
import { requireWhy } from './require-why.ts';

/** Asks why the data was still held. */
const WHY_HELD = 'why-held';

/**
 * Closes a case. Not without a look back over all tenants: behind an attack that failed, another may have succeeded.
 * Not while a duty is open, unless a decision with a reason says otherwise; nor while a containment waits for its
 * second person. After a leak, not before it is answered why the data was still held. Other tasks and questions may stay open: the journal names them.
 *
 * @throws AppError CASE_WHY, CASE_LOOK_BACK, CASE_TASK_WAITS, CASE_DUTIES_OPEN,
 *   CASE_COUNTERSIGN_OPEN
 */
export function closeCase(
  state: CaseState,
  duties: readonly CaseDuty[],
  { outcome, who, why }: { outcome: CaseOutcome; who: string; why: string },
): CaseAct {
  requireWhy(why);
  const lookBack = state.tasks.find(({ id }) => id === LOOK_BACK);
  if (lookBack !== undefined) {
    // A report that came later may name tenants that the look back did not cover.
    const missing = knownTenants(state).filter((tenant) => !lookBack.tenants.includes(tenant));
    if (lookBack.status !== 'done') throw new AppError('CASE_LOOK_BACK', { missing: LOOK_BACK });
    if (missing.length > 0) throw new AppError('CASE_LOOK_BACK', { missing: missing.join(' ') });
  }
  const held = state.tasks.find(({ id }) => id === WHY_HELD);
  if (isLeak(state) && held !== undefined && held.status !== 'done' && held.status !== 'skipped') {
    throw new AppError('CASE_TASK_WAITS', { task: 'close', waits: WHY_HELD });
  }
  const open = duties.filter(({ standing }) => standing === 'open').map(({ key }) => `duty:${key}`);
  if (open.length > 0) throw new AppError('CASE_DUTIES_OPEN', { duties: open.join(' ') });
  const isPending = (status: string) => status === 'open' || status === 'started';
  const pending = state.tasks.filter(({ status }) => isPending(status)).map(({ id }) => id);
  const waiting = pending.filter((id) => id.startsWith('countersign-'));
  if (waiting.length > 0) {
    const ids = waiting.map((id) => id.slice('countersign-'.length)).join(' ');
    throw new AppError('CASE_COUNTERSIGN_OPEN', { ids });
  }
  const unanswered = state.questions.filter(({ answers }) => answers.length === 0).map(({ id }) => id);
  return { kind: 'closed', who, why, what: { outcome, left: [...pending, ...unanswered] } };
}

function isLeak(state: CaseState): boolean {
  const sets = new Set([...state.facts.values()].map(({ set }) => set));
  const words: readonly unknown[] = CERTAINTIES;
  return [...sets].some((set) => words.includes(factValue(state, 'certainty', set)));
}

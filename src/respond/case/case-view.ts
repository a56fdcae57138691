import type { CaseView } from '../../model/case/case-duty.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import type { LawBook } from '../../model/law.ts';
import { approvalStanding } from './approval-standing.ts';
import { dutiesOfCase } from './duties-of-case.ts';
import { setsBesideRest } from './facts-of-case.ts';
import { taskDue } from './task-due.ts';

/**
 * A case as it stands: its duties, when each task is due, where each approval stands.
 *
 * @param now milliseconds since the epoch
 */
export function caseView(state: CaseState, book: LawBook, now: number): CaseView {
  const duties = dutiesOfCase(state, book);
  return {
    state,
    duties,
    besideRest: setsBesideRest(state),
    tasks: state.tasks.map((task) => ({ task, ...taskDue(task, state, duties) })),
    standings: new Map(state.approvals.map((approval) => [approval.id, approvalStanding(approval)])),
    now,
  };
}

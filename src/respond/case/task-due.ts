import type { CaseDuty, TaskDue } from '../../model/case/case-duty.ts';
import type { CaseState, CaseTask } from '../../model/case/case-state.ts';
import { HOUR_MS } from '../../model/time-units.ts';

/**
 * When a task is due: at a date of its own, hours after knowing (while nobody said when that was: after the case was
 * opened), or when its duty is; of several data sets the earliest.
 */
export function taskDue(task: CaseTask, state: CaseState, duties: readonly CaseDuty[]): TaskDue {
  const { due } = task;
  if (!Number.isNaN(task.dueAt) || due === undefined) return { dueAt: task.dueAt, isOwed: true };
  if ('hours' in due) {
    const knownAt = state.settledKnowing?.knownAt ?? state.knowing[0]?.knownAt ?? state.opened.at;
    return { dueAt: knownAt + due.hours * HOUR_MS, isOwed: true };
  }
  const { authority, kind } = due.duty;
  const owed = duties.filter(({ duty }) => duty.authority === authority && duty.kind === kind);
  const dates = owed.map(({ duty }) => duty.dueAt).filter((at) => !Number.isNaN(at));
  return { dueAt: dates.length === 0 ? Number.NaN : Math.min(...dates), isOwed: owed.length > 0 };
}

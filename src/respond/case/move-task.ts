import { AppError } from '../../errors/app-error.ts';
import type { CaseAct } from '../../model/case/case-act.ts';
import type { CaseState, CaseTask } from '../../model/case/case-state.ts';
import type { Phase } from '../../model/case/playbook.ts';
import { knownTenants } from './known-tenants.ts';
import { requireWhy } from './require-why.ts';

/** The task without which no case is closed. */
export const LOOK_BACK = 'look-back';

export interface TaskMove {
  readonly id: string;
  readonly to: 'started' | 'done' | 'skipped' | 'reopened';
  /** The tenants that a look back covered. */
  readonly tenants: readonly string[];
  readonly who: string;
  readonly why: string;
}

/**
 * Starts, finishes, skips or reopens a task. None begins before those that it waits for; what the resumption gate
 * asks for is shown with a reason and never skipped; a look back names every tenant.
 *
 * @throws AppError CASE_UNKNOWN, CASE_TASK_WAITS, CASE_GATE, CASE_LOOK_BACK, CASE_WHY, APPROVAL_STEP
 */
export function moveTask(state: CaseState, { id, to, tenants, who, why }: TaskMove): CaseAct {
  const task = state.tasks.find((one) => one.id === id);
  if (task === undefined) {
    throw new AppError('CASE_UNKNOWN', { id, known: state.tasks.map((one) => one.id).join(' ') });
  }
  if (id.startsWith('countersign-') && task.steps.every(({ status }) => status !== 'added')) {
    throw new AppError('APPROVAL_STEP', { id: id.slice('countersign-'.length), act: 'containment' });
  }
  if (to === 'skipped') {
    if (task.isGate) throw new AppError('CASE_GATE', { task: id });
    requireWhy(why);
  } else if (to !== 'reopened') checkTurn(state, task);
  if (to === 'reopened' || (to === 'done' && (task.isGate || id === LOOK_BACK))) requireWhy(why);
  if (to === 'done' && id === LOOK_BACK) checkLookBack(state, tenants);
  const covered = tenants.length === 0 ? {} : { tenants: [...tenants] };
  return { kind: 'task', who, why, what: { id, status: to, ...covered } };
}

function checkTurn(state: CaseState, task: CaseTask): void {
  const waits = state.tasks.filter(({ id, status, isGate }) => {
    const isOver = status === 'done' || (status === 'skipped' && !isGate);
    return task.after.includes(id) && !isOver;
  });
  if (waits.length > 0) {
    throw new AppError('CASE_TASK_WAITS', { task: task.id, waits: waits.map(({ id }) => id).join(' ') });
  }
}

function checkLookBack(state: CaseState, tenants: readonly string[]): void {
  if (state.reports.every(({ content }) => content.isPartial)) {
    throw new AppError('CASE_LOOK_BACK', { missing: 'hinomi case report' });
  }
  const missing = knownTenants(state).filter((tenant) => !tenants.includes(tenant));
  if (missing.length > 0 || tenants.length === 0) {
    throw new AppError('CASE_LOOK_BACK', { missing: ['--tenants', ...missing].join(' ') });
  }
}

/** A task that the playbook does not have. */
export interface NewTask {
  readonly id: string;
  readonly title: string;
  readonly phase: Phase;
  /** RFC 3339; null for none. */
  readonly dueAt: string | null;
  readonly who: string;
  readonly why: string;
}

/**
 * Adds a task of its own to a case.
 *
 * @throws AppError OPTION_VALUE when the id is taken, or none
 */
export function addTask(state: CaseState, { who, why, ...task }: NewTask): CaseAct {
  if (!/^[a-z][a-z0-9-]{0,60}$/.test(task.id) || state.tasks.some(({ id }) => id === task.id)) {
    throw new AppError('OPTION_VALUE', { option: '--add', value: task.id, allowed: 'a-new-id' });
  }
  return { kind: 'task', who, why, what: { ...task, status: 'added' } };
}

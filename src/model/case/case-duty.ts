import type { Duty } from '../duty.ts';
import type { ApprovalStanding } from './approval.ts';
import type { CaseState, CaseTask } from './case-state.ts';

/** A duty, and how the case stands to it. */
export interface CaseDuty {
  /** `ppc/prompt-report`; with a data set `owners/ppc/prompt-report`; of one of several laws `individuals/notification@gdpr`. */
  readonly key: string;
  readonly duty: Duty;
  /** `not-owed`: somebody decided so, with a reason. */
  readonly standing: 'open' | 'done' | 'not-owed';
  /** The decision or the finished task that says so; null while it is open. */
  readonly settledBy: { readonly who: string; readonly at: number; readonly why: string } | null;
}

/** When a task is due. */
export interface TaskDue {
  /** Milliseconds since the epoch; NaN for no date. */
  readonly dueAt: number;
  /** False for a task whose duty is not owed as the facts stand. */
  readonly isOwed: boolean;
}

/** A case as it stands at a moment, for a page. */
export interface CaseView {
  readonly state: CaseState;
  readonly duties: readonly CaseDuty[];
  /** Data sets that somebody named while nobody decided that they are all there is; empty where that is no question. */
  readonly besideRest: readonly string[];
  readonly tasks: readonly (TaskDue & { readonly task: CaseTask })[];
  /** By the approval's id. */
  readonly standings: ReadonlyMap<string, ApprovalStanding>;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

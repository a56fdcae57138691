import type { ApprovalMark } from '../../model/case/approval.ts';
import type { ActContent, CaseOutcome, FactValue } from '../../model/case/case-act.ts';
import type { CaseView } from '../../model/case/case-duty.ts';
import type { CaseEntry } from '../../model/case/case-entry.ts';
import type { CaseFiles, ChainHead, ChainVerdict } from '../../model/case/case-journal.ts';
import type { IncidentKind } from '../../model/case/playbook.ts';
import type { Signer } from '../../model/case/signer.ts';
import type { Proposal, Step } from '../../respond/approvals/step-approval.ts';
import type { Asking } from '../../respond/case/ask-party.ts';
import type { NewTask, TaskMove } from '../../respond/case/move-task.ts';

/** Who does something in a case, and why. */
export interface Doer {
  readonly who: string;
  /** '' where no reason is given. */
  readonly why: string;
  /** The own key, for what is signed. */
  readonly signer?: Signer | undefined;
}

/** A journal's chain, and the signatures in it. */
export interface CaseVerdict extends ChainVerdict {
  /** Steps of approvals that were signed; empty while the chain does not hold. */
  readonly signatures: readonly (Pick<ApprovalMark, 'seq' | 'who' | 'proof'> & { readonly id: string })[];
}

/** A fact as typed; `set` is '' for the incident as a whole. */
export interface WrittenFact {
  readonly set: string;
  readonly name: string;
  readonly written: string;
  /** What it means, where its file says so. */
  readonly value?: FactValue | undefined;
  /** Where it stands in a file. */
  readonly place?: string | undefined;
}

/** An act without the doer, who is handed over beside it. */
export type Without<T> = Omit<T, 'who' | 'why'>;

/** A case at work: what can be done in it. Each act is one entry of the journal, and refused by an AppError. */
export interface CaseDesk {
  open(kind: IncidentKind, title: string, by: Doer): Promise<CaseEntry>;
  /** Records facts in order; none of them when one cannot be. */
  facts(facts: readonly WrittenFact[], by: Doer): Promise<readonly CaseEntry[]>;
  decide(decision: { about: string; choice: string }, by: Doer): Promise<CaseEntry>;
  moveTask(move: Without<TaskMove>, by: Doer): Promise<CaseEntry>;
  addTask(task: Without<NewTask>, by: Doer): Promise<CaseEntry>;
  ask(asking: Without<Asking>, by: Doer): Promise<CaseEntry>;
  answer(answer: { id: string; text: string }, by: Doer): Promise<CaseEntry>;
  evidence(piece: ActContent<'evidence'>, by: Doer): Promise<CaseEntry>;
  /** Takes a report's folder in; its report.json is kept among the case's files. */
  report(folder: string, by: Doer): Promise<CaseEntry>;
  deputy(name: string, by: Doer): Promise<CaseEntry>;
  propose(proposal: Proposal, by: Doer): Promise<CaseEntry>;
  sign(step: Step, by: Doer): Promise<CaseEntry>;
  notice(notice: ActContent<'notice'>, by: Doer): Promise<CaseEntry>;
  close(outcome: CaseOutcome, by: Doer): Promise<CaseEntry>;
  reopen(by: Doer): Promise<CaseEntry>;
  /** Notes that the head was handed outside, and gives it. */
  anchor(to: string, by: Doer): Promise<ChainHead>;
  /** Enters the own public key, by which later steps are signed. */
  enterKey(by: Doer & { readonly signer: Signer }): Promise<CaseEntry>;
  /** Notes that a mailing was begun, paused or finished. */
  mailing(mailing: ActContent<'mailing'>, by: Doer): Promise<CaseEntry>;
  verify(head: string | undefined): Promise<CaseVerdict>;
  view(): Promise<CaseView>;
  readonly files: CaseFiles;
}

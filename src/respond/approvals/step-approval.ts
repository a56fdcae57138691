import { AppError } from '../../errors/app-error.ts';
import {
  type Approval,
  type ApprovalStep,
  type ApprovedAct,
  SIGNED_ACTS,
} from '../../model/case/approval.ts';
import type { ActContent, CaseAct } from '../../model/case/case-act.ts';
import type { CaseState } from '../../model/case/case-state.ts';
import { factValue } from '../../model/case/fact-value.ts';
import type { Signer } from '../../model/case/signer.ts';
import { approvalStanding } from '../case/approval-standing.ts';
import { requireWhy } from '../case/require-why.ts';
import { approvalText } from '../signing/approval-signature.ts';
import { samePerson } from '../signing/same-person.ts';

/** How long a sole owner waits between proposing and signing. */
const ALONE_MS = 3_600_000;

/** Who does what, when. */
export interface Signing {
  readonly who: string;
  readonly why: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** The person's own key; null where none was handed over. */
  readonly signer: Signer | null;
}

/** What is put forward. */
export interface Proposal {
  readonly act: ApprovedAct;
  readonly subject: string;
  /** Hash of the document; '' where there is none. */
  readonly sha256: string;
  readonly total: number | null;
}

/** Puts something forward; of a containment: tells that it was done. */
export function proposeApproval(state: CaseState, proposal: Proposal, signing: Signing): CaseAct {
  const { who, why } = signing;
  if (proposal.act === 'containment') requireWhy(why);
  if (proposal.act === 'mass-mail' && proposal.total === null) {
    throw new AppError('APPROVAL_TOTAL', { typed: '' });
  }
  const count = state.approvals.filter(({ act }) => act === proposal.act).length;
  const id = `${proposal.act}-${count + 1}`;
  const what = signed(state, { id, step: 'proposed', ...proposal }, signing);
  return { kind: 'approval', who, why, what };
}

/** The sole owner names in advance who signs as the second. */
export function nameDeputy(name: string, { who, why }: Signing): CaseAct {
  if (samePerson(name, who)) throw new AppError('APPROVAL_SAME_PERSON', { id: 'deputy', who });
  const what = {
    id: 'deputy',
    step: 'deputy',
    act: 'publication',
    subject: name,
    sha256: '',
    total: null,
  } as const;
  return { kind: 'approval', who, why, what };
}

/** A step on something that was put forward. */
export interface Step {
  readonly id: string;
  readonly step: Exclude<ApprovalStep, 'deputy' | 'proposed'>;
  /** Hash of the document as it is now; '' when it was not handed over. */
  readonly sha256: string;
  /** The total as typed; null when it was not. */
  readonly typed: number | null;
}

/**
 * Signs, countersigns or takes back.
 *
 * @throws AppError CASE_UNKNOWN, APPROVAL_KEY, APPROVAL_KEY_LATE, APPROVAL_STEP, APPROVAL_SAME_PERSON, APPROVAL_DEPUTY, APPROVAL_EARLY, APPROVAL_TOTAL,
 *   APPROVAL_DOCUMENT, CASE_WHY
 */
export function stepApproval(state: CaseState, step: Step, signing: Signing): CaseAct {
  const approval = state.approvals.find(({ id }) => id === step.id);
  if (approval === undefined) {
    const known = state.approvals.map(({ id }) => id).join(' ') || '-';
    throw new AppError('CASE_UNKNOWN', { id: step.id, known });
  }
  check(state, approval, step, signing);
  const { id, act, subject, sha256, total } = approval;
  const { who, why } = signing;
  const what = signed(state, { id, step: step.step, act, subject, sha256, total }, signing);
  return { kind: 'approval', who, why, what };
}

/** Mass mail and publication are signed with the person's own key; taking back is free to everybody. */
function signed(state: CaseState, what: ActContent<'approval'>, signing: Signing): ActContent<'approval'> {
  const { id, act, step } = what;
  if (!SIGNED_ACTS.includes(act) || step === 'undone') return what;
  const { who, signer } = signing;
  const own = state.keys.findLast((entered) => samePerson(entered.who, who));
  const proposal = state.approvals.find((approval) => approval.id === id)?.marks[0];
  if (signer === null || own?.publicKey !== signer.publicKey) throw new AppError('APPROVAL_KEY', { id, who });
  if (proposal !== undefined && own.seq > proposal.seq) throw new AppError('APPROVAL_KEY_LATE', { id, who });
  const text = approvalText({ caseId: state.id, who, ...what });
  return { ...what, key: signer.publicKey, signature: signer.sign(text) };
}

function check(state: CaseState, approval: Approval, { step, sha256, typed }: Step, signing: Signing): void {
  const { id, act } = approval;
  const standing = approvalStanding(approval);
  if (standing === 'undone' || !FITTING[step].includes(act)) throw new AppError('APPROVAL_STEP', { id, act });
  if (step === 'undone') {
    requireWhy(signing.why);
    return;
  }
  if (approval.sha256 !== '' && sha256 !== '' && sha256 !== approval.sha256) {
    throw new AppError('APPROVAL_DOCUMENT', { id });
  }
  const proposal = approval.marks[0]!;
  if (step === 'signed-alone') {
    checkAlone(state, approval, typed, signing);
    return;
  }
  const { who } = signing;
  if (samePerson(who, proposal.who)) throw new AppError('APPROVAL_SAME_PERSON', { id, who });
  const named = state.deputies.filter((deputy) => samePerson(deputy.who, proposal.who));
  const inAdvance = named.filter(({ at }) => at <= proposal.at);
  if (step === 'signed' && named.length > 0 && !inAdvance.some(({ name }) => samePerson(name, who))) {
    throw new AppError('APPROVAL_DEPUTY', { id, names: inAdvance.map(({ name }) => name).join('、') || '-' });
  }
}

const FITTING: Readonly<Record<Step['step'], readonly ApprovedAct[]>> = {
  signed: ['mass-mail', 'publication'],
  'signed-alone': ['mass-mail', 'publication'],
  countersigned: ['containment'],
  undone: ['containment', 'mass-mail', 'publication'],
};

function checkAlone(state: CaseState, approval: Approval, typed: number | null, { who, now }: Signing): void {
  const { id, act, total } = approval;
  const proposal = approval.marks[0]!;
  const isSole = factValue(state, 'organisation.soleOwner') === true;
  if (!isSole || !samePerson(who, proposal.who)) throw new AppError('APPROVAL_STEP', { id, act });
  const from = proposal.at + ALONE_MS;
  if (now < from) {
    throw new AppError('APPROVAL_EARLY', { until: new Date(from).toISOString().slice(0, 16).concat('Z') });
  }
  if (typed !== total) throw new AppError('APPROVAL_TOTAL', { typed: typed === null ? '' : String(typed) });
}

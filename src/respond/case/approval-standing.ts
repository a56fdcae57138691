import type { Approval, ApprovalMark, ApprovalStanding } from '../../model/case/approval.ts';

/**
 * Says whether something may be done. Containment may be done at once by one person; the prompt report waits for
 * nobody; mass mail and publication need two different persons, each with a key of their own, or a sole owner who waited.
 */
export function approvalStanding({ act, marks }: Approval): ApprovalStanding {
  const has = (step: ApprovalMark['step']) => marks.some((mark) => mark.step === step);
  if (has('undone')) return 'undone';
  if (act === 'prompt-report') return 'allowed';
  if (act === 'containment') return has('countersigned') ? 'allowed' : 'waits-countersign';
  return standingOfSigned(marks);
}

/** A step that is to be signed counts only with a signature that fits; two persons have two keys. */
function standingOfSigned([proposal, ...marks]: readonly ApprovalMark[]): ApprovalStanding {
  if (proposal?.proof !== 'signed') return 'waits-second';
  const proven = marks.filter(({ proof }) => proof === 'signed');
  if (proven.some(({ step, key }) => step === 'signed' && key !== proposal.key)) return 'allowed';
  const alone = proven.some(({ step, key }) => step === 'signed-alone' && key === proposal.key);
  return alone ? 'allowed-alone' : 'waits-second';
}

import type { Approval, ApprovalMark, ApprovalStanding } from '../../model/case/approval.ts';

/**
 * Says whether something may be done. Containment may be done at once by one person; the prompt report waits for
 * nobody; mass mail and publication need two different persons, or a sole owner who waited.
 */
export function approvalStanding({ act, marks }: Approval): ApprovalStanding {
  const has = (step: ApprovalMark['step']) => marks.some((mark) => mark.step === step);
  if (has('undone')) return 'undone';
  if (act === 'prompt-report') return 'allowed';
  if (act === 'containment') return has('countersigned') ? 'allowed' : 'waits-countersign';
  if (has('signed')) return 'allowed';
  return has('signed-alone') ? 'allowed-alone' : 'waits-second';
}

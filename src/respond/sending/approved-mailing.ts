import { AppError } from '../../errors/app-error.ts';
import type { Approval } from '../../model/case/approval.ts';
import type { CaseView } from '../../model/case/case-duty.ts';

/** What is about to be sent. */
export interface MailingDocument {
  readonly mailing: string;
  /** Of the document that holds all its texts. */
  readonly sha256: string;
  /** Messages. */
  readonly total: number;
}

/**
 * The approval under which a mailing may be sent: for exactly this document and this number. A sole owner's counts only
 * after the test mail.
 *
 * @throws AppError SEND_NOT_APPROVED, SEND_TEST_FIRST
 */
export function approvedMailing({ state, standings }: CaseView, document: MailingDocument): Approval {
  const { sha256, total, mailing } = document;
  const fitting = state.approvals.filter((one) => {
    return one.act === 'mass-mail' && one.sha256 === sha256 && one.total === total;
  });
  const standing = ({ id }: Approval) => standings.get(id);
  const allowed = fitting.findLast((one) => standing(one) === 'allowed');
  if (allowed !== undefined) return allowed;
  const alone = fitting.findLast((one) => standing(one) === 'allowed-alone');
  if (alone === undefined) throw new AppError('SEND_NOT_APPROVED', { sha256, total: String(total) });
  const isTested = state.mailings.some(({ content }) => {
    return content.step === 'tested' && content.mailing === mailing && content.sha256 === sha256;
  });
  if (!isTested) throw new AppError('SEND_TEST_FIRST', { id: alone.id });
  return alone;
}

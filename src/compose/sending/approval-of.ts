import { approvedMailing } from '../../respond/sending/approved-mailing.ts';
import type { PreparedMailing } from './prepare-mailing.ts';

/** Whether and by what the mailing is approved; the refusal else. */
export function approvalOf({ view, plan, document, request }: PreparedMailing) {
  const { mailing } = request;
  return approvedMailing(view, { mailing, sha256: document.sha256, total: plan.addressable.length });
}

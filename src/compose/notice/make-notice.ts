import { abuseAttachment } from '../../disclose/notice/abuse-attachment.ts';
import type { CaseView } from '../../model/case/case-duty.ts';
import type { NoticeFacts } from '../../model/notice/notice-facts.ts';
import type { NoticeAttachment } from '../../model/notice/notice-format.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import type { CaseDesk } from '../case/case-desk.ts';
import { type NoticeRequest, prepareNotice, type RenderedNotice } from './prepare-notice.ts';
import { refuseNotice } from './refuse-notice.ts';

/** A notice, and the facts that it was made from. */
export interface MadeNotice extends RenderedNotice {
  readonly facts: NoticeFacts;
  readonly view: CaseView;
  /** Files that belong to its mail. */
  readonly attachments: readonly NoticeAttachment[];
}

/**
 * Makes a notice of a case. Nothing is written.
 *
 * @throws ConfigErrors with everything for which it is refused
 */
export async function makeNotice(desk: CaseDesk, request: NoticeRequest): Promise<MadeNotice> {
  const { facts, view, render } = await prepareNotice(desk, request);
  return { ...render(new Map()), facts, view, attachments: attachmentsOf(request.kind, facts) };
}

function attachmentsOf(kind: NoticeKind, facts: NoticeFacts): NoticeAttachment[] {
  if (kind !== 'abuse') return [];
  const made = abuseAttachment(facts);
  if (made.ok) return [made.attachment];
  refuseNotice('NOTICE_FACTS', made.problems);
  return [];
}

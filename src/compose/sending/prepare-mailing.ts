import { createHash } from 'node:crypto';
import { readAffected } from '../../adapters/read-affected.ts';
import { personValues } from '../../disclose/notice/facts/person-values.ts';
import { renderMailing } from '../../disclose/sending/render-mailing.ts';
import { AppError } from '../../errors/app-error.ts';
import type { CaseView } from '../../model/case/case-duty.ts';
import type { Language } from '../../model/language.ts';
import type { NoticeKind } from '../../model/notice/notice-kind.ts';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import { gatherRecipients, type Recipients } from '../../respond/sending/gather-recipients.ts';
import { PersonalTexts, type Variant } from '../../respond/sending/personal-texts.ts';
import { type MailingPlan, planMailing } from '../../respond/sending/plan-mailing.ts';
import { SENDING_TEXTS } from '../../text/sending/sending-texts.ts';
import type { CaseDesk } from '../case/case-desk.ts';
import { composeCase } from '../case/compose-case.ts';
import { noticeMailText } from '../notice/notice-mail-text.ts';
import { prepareNotice } from '../notice/prepare-notice.ts';
import { outboxesOf } from './outboxes-of.ts';

/** A mailing, as it was asked for. */
export interface MailingRequest {
  /** The case's folder. */
  readonly folder: string;
  readonly kind: NoticeKind;
  /** What the mailing is called: to one person goes one message of a mailing. */
  readonly mailing: string;
  readonly language: Language;
  /** `affected.ndjson`, plain or encrypted. */
  readonly affected: string;
  /** File with the private key for it. */
  readonly identity: string | undefined;
  readonly templates: string | undefined;
  /** An account takeover of the report, which its customers are asked about. */
  readonly exposure?: string | undefined;
}

/** A mailing that was checked; nothing was sent. */
export interface PreparedMailing {
  readonly request: MailingRequest;
  readonly desk: CaseDesk;
  readonly view: CaseView;
  readonly recipients: Recipients;
  readonly plan: MailingPlan;
  readonly variants: readonly Variant[];
  readonly texts: PersonalTexts;
  /** The document that is approved. */
  readonly document: { readonly text: string; readonly sha256: string };
}

/**
 * Reads the list, makes the texts and decides who is reached how.
 *
 * @throws AppError AFFECTED_MASKED, AFFECTED_NONE, AFFECTED_IDENTITY, INPUT_*, OUTBOX_LOST, OUTBOX_BROKEN; ConfigErrors
 *   for what a notice is refused
 */
export async function prepareMailing(request: MailingRequest): Promise<PreparedMailing> {
  const { folder, kind, language, mailing, affected, identity, templates, exposure } = request;
  const desk = composeCase(folder);
  const view = await desk.view();
  const recipients = await gatherRecipients(readAffected(affected, identity));
  if (recipients.isMasked) throw new AppError('AFFECTED_MASKED', { path: affected });
  if (recipients.recipients.length === 0) throw new AppError('AFFECTED_NONE', { path: affected });
  const notice = await prepareNotice(desk, { kind, language, templates, tenant: '', exposure });
  const { report } = notice;
  const texts = new PersonalTexts((name, shares) => {
    const person = personValues({ name, shares, report, language });
    return noticeMailText(notice.render(new Map([['person', person]])).document);
  }, SENDING_TEXTS[language].nameless);
  await refuseLost(view, request);
  const book = (await outboxesOf(folder).read(mailing))?.book ?? new OutboxBook();
  const plan = planMailing(recipients.recipients, book);
  const variants = texts.variants(plan.addressable, SENDING_TEXTS[language].anyName);
  const text = renderMailing(
    {
      caseId: view.state.id,
      mailing,
      total: plan.addressable.length,
      broken: recipients.broken.length,
      variants,
    },
    language,
  );
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { request, desk, view, recipients, plan, variants, texts, document: { text, sha256 } };
}

/** An outbox that the journal tells of must be there, with all that stood in it then. */
async function refuseLost({ state }: CaseView, { folder, mailing }: MailingRequest): Promise<void> {
  const own = state.mailings.filter(({ content }) => content.mailing === mailing);
  const seal = own.findLast(({ content }) => content.outbox !== null)?.content.outbox;
  if (seal === undefined || seal === null) return;
  if (!(await outboxesOf(folder).holds({ mailing, ...seal }))) throw new AppError('OUTBOX_LOST', { mailing });
}

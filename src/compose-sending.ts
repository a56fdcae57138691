import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createSmtpCourier } from './adapters/mail/smtp-courier.ts';
import { readAffected } from './adapters/read-affected.ts';
import { composeCase } from './compose-case.ts';
import type { CaseDesk, Doer } from './compose-case-desk.ts';
import { noticeMailText } from './compose-formats.ts';
import { prepareNotice } from './compose-notice.ts';
import { personValues } from './disclose/notice/facts/person-values.ts';
import { renderMailing } from './disclose/sending/render-mailing.ts';
import { AppError } from './errors/app-error.ts';
import type { CaseView } from './model/case/case-duty.ts';
import { factValue } from './model/case/fact-value.ts';
import type { Language } from './model/language.ts';
import type { NoticeKind } from './model/notice/notice-kind.ts';
import type { MailServer, WrittenMailServer } from './model/sending/mail-server.ts';
import { type MailStanding, OutboxBook } from './model/sending/outbox-book.ts';
import type { OutboxFolder } from './model/sending/outbox-folder.ts';
import { approvedMailing } from './respond/sending/approved-mailing.ts';
import { type Addressee, deliverAll } from './respond/sending/deliver-all.ts';
import { gatherRecipients, type Recipients } from './respond/sending/gather-recipients.ts';
import { mailAddress } from './respond/sending/mail-address.ts';
import { PersonalTexts, type Variant } from './respond/sending/personal-texts.ts';
import { type MailingPlan, planMailing } from './respond/sending/plan-mailing.ts';
import { uncertainMessages } from './respond/sending/settle-message.ts';
import { createOutboxFolder } from './store/outbox/create-outbox-folder.ts';
import { SENDING_TEXTS } from './text/sending/sending-texts.ts';

const CLOCK = { now: () => Date.now() };

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

/** The outboxes of a case. */
export function outboxesOf(folder: string): OutboxFolder {
  return createOutboxFolder(join(folder, 'outbox'), CLOCK);
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

/** Whether and by what the mailing is approved; the refusal else. */
export function approvalOf({ view, plan, document, request }: PreparedMailing) {
  const { mailing } = request;
  return approvedMailing(view, { mailing, sha256: document.sha256, total: plan.addressable.length });
}

/** How the sending is watched and stopped. */
export interface Sending {
  readonly server: MailServer;
  readonly ca: string;
  readonly by: Doer;
  readonly stop: AbortSignal;
  progress(): void;
  /** Told once for each moment until which messages that were put off wait; milliseconds since the epoch. */
  waiting(until: number): void;
}

/**
 * Sends what is left of a mailing. What was sent is recorded as it goes, whatever ends it; the journal tells that it was
 * begun, and how it stood when it ended.
 *
 * @throws AppError SEND_NOT_APPROVED, SEND_TEST_FIRST, CASE_LOCKED, SMTP_*, OUTBOX_*
 */
export async function sendMailing(prepared: PreparedMailing, sending: Sending): Promise<MailingPlan> {
  const { request, recipients, document, desk } = prepared;
  approvalOf(prepared);
  // What was approved and sent stays with the case.
  await desk.files.keep(document.sha256, `${request.mailing}.md`, Buffer.from(document.text));
  const outbox = await outboxesOf(request.folder).open(request.mailing);
  try {
    await note(prepared, 'begun', sending.by);
    const plan = planMailing(recipients.recipients, outbox.book);
    await deliverAll({
      addressees: addressees(prepared, plan, sending.server),
      outbox,
      courier: createSmtpCourier(sending.server, sending.ca),
      document: document.sha256,
      connections: sending.server.connections,
      rate: sending.server.rate,
      clock: CLOCK,
      wait: (ms, signal) => wait(ms, undefined, { signal }).catch(() => {}),
      stop: sending.stop,
      progress: sending.progress,
      waiting: sending.waiting,
    });
  } finally {
    await outbox.close();
    const after = (await outboxesOf(request.folder).read(request.mailing))!.book;
    const isDone = planMailing(recipients.recipients, after).mailed.every(({ standing }) => {
      return standing !== undefined && !OutboxBook.mayGo(standing);
    });
    await note(prepared, isDone ? 'finished' : 'paused', sending.by);
  }
  const { book } = (await outboxesOf(request.folder).read(request.mailing))!;
  return planMailing(recipients.recipients, book);
}

function addressees({ texts }: PreparedMailing, plan: MailingPlan, { from }: MailServer): Addressee[] {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return plan.mailed.map(({ recipient, person, to, toPseudonym }) => {
    const envelopeId = person.slice(0, 32);
    const write = () => texts.textFor(recipient);
    return { person, to, toPseudonym, envelopeId, message: `${envelopeId}@${domain}`, write };
  });
}

async function note(
  prepared: PreparedMailing,
  step: 'begun' | 'paused' | 'finished',
  by: Doer,
): Promise<void> {
  const { desk, request, document, plan } = prepared;
  const { book, seal } = (await outboxesOf(request.folder).read(request.mailing))!;
  const counts: Record<string, number> = {};
  for (const { fate } of book.standings.values()) counts[fate] = (counts[fate] ?? 0) + 1;
  const { id, bytes, sha256 } = seal;
  const total = plan.addressable.length;
  const { mailing } = request;
  const outbox = { id, bytes, sha256 };
  await desk.mailing({ mailing, step, sha256: document.sha256, total, outbox, counts }, by);
}

/** Messages of a mailing whose fate nobody knows; call it when no process is sending. */
export async function uncertainIn(folder: string, mailing: string): Promise<readonly MailStanding[]> {
  const reading = await outboxesOf(folder).read(mailing);
  return reading === null ? [] : uncertainMessages(reading.book);
}

/** Sends the most frequent text to oneself, and notes it: a sole owner's approval counts only after that. */
export async function sendTest(
  { request, desk, variants, document, plan }: PreparedMailing,
  { server, ca, by, to }: Pick<Sending, 'server' | 'ca' | 'by'> & { readonly to: string },
): Promise<void> {
  const [variant] = variants;
  if (variant === undefined) return;
  const line = await createSmtpCourier(server, ca).connect();
  const envelopeId = createHash('sha256')
    .update(`${document.sha256} ${CLOCK.now()}`)
    .digest('hex')
    .slice(0, 32);
  const domain = server.from.address.slice(server.from.address.lastIndexOf('@') + 1);
  const mail = {
    to,
    message: `test.${envelopeId}@${domain}`,
    envelopeId,
    date: CLOCK.now(),
    text: variant.text,
  };
  const answer = await line.deliver(mail);
  await line.quit();
  if (answer.fate !== 'sent') {
    const cause = 'answer' in answer ? answer.answer : answer.cause;
    throw new AppError('SMTP_SENDER', { cause });
  }
  const { mailing } = request;
  const total = plan.addressable.length;
  const what = { mailing, step: 'tested', sha256: document.sha256, total, outbox: null, counts: {} } as const;
  await desk.mailing(what, by);
}

/**
 * Completes a mail server's settings from the case's facts: who sends.
 *
 * @param from as asked for; undefined for that of the file, or the fact `contact.email`
 * @throws AppError SMTP_NO_SENDER, OPTION_VALUE
 */
export function withSender(
  { state }: CaseView,
  written: WrittenMailServer,
  from: string | undefined,
): MailServer {
  const fact = (name: string) => {
    const value = factValue(state, name);
    return typeof value === 'string' ? value.replace(/[<>\u0000-\u001f]/g, '') : '';
  };
  const given = from ?? written.from?.address ?? fact('contact.email');
  if (given === '') throw new AppError('SMTP_NO_SENDER');
  const address = oneAddress('--from', given);
  return { ...written, from: { name: written.from?.name || fact('organisation.name'), address } };
}

/**
 * An address as it goes into an envelope.
 *
 * @throws AppError OPTION_VALUE
 */
export function oneAddress(option: string, value: string): string {
  const address = mailAddress(value);
  if (address.isUsable) return address.to;
  throw new AppError('OPTION_VALUE', { option, value, allowed: 'info@shop.example' });
}

import { setTimeout as wait } from 'node:timers/promises';
import { createSmtpCourier } from '../../adapters/mail/smtp-courier.ts';
import type { MailServer } from '../../model/sending/mail-server.ts';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import { type Addressee, deliverAll } from '../../respond/sending/deliver-all.ts';
import { type MailingPlan, planMailing } from '../../respond/sending/plan-mailing.ts';
import type { Doer } from '../case/case-desk.ts';
import { approvalOf } from './approval-of.ts';
import { outboxesOf } from './outboxes-of.ts';
import type { PreparedMailing } from './prepare-mailing.ts';

const CLOCK = { now: () => Date.now() };

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

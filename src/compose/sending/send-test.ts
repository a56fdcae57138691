import { createHash } from 'node:crypto';
import { createSmtpCourier } from '../../adapters/mail/smtp-courier.ts';
import { AppError } from '../../errors/app-error.ts';
import type { PreparedMailing } from './prepare-mailing.ts';
import type { Sending } from './send-mailing.ts';

const CLOCK = { now: () => Date.now() };

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

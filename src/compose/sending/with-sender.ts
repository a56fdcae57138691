import { AppError } from '../../errors/app-error.ts';
import type { CaseView } from '../../model/case/case-duty.ts';
import { factValue } from '../../model/case/fact-value.ts';
import type { MailServer, WrittenMailServer } from '../../model/sending/mail-server.ts';
import { oneAddress } from './one-address.ts';

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

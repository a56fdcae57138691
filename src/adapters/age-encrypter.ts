import type { Encrypter } from 'age-encryption';
import { AppError } from '../errors/app-error.ts';

/**
 * Makes what encrypts for some recipients, in the age format (age-encryption.org/v1). The library is loaded only
 * now. A value that is a private key by mistake is not repeated in the error.
 *
 * @param recipients public keys: `age1…`
 * @throws AppError AFFECTED_RECIPIENT for the first that is none
 */
export async function createAgeEncrypter(recipients: readonly string[]): Promise<Encrypter> {
  const age = await import('age-encryption');
  const encrypter = new age.Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient.trim());
    } catch (error) {
      throw new AppError('AFFECTED_RECIPIENT', { value: shown(recipient) }, error);
    }
  }
  return encrypter;
}

function shown(recipient: string): string {
  if (/^\s*AGE-SECRET-KEY-/i.test(recipient)) return 'AGE-SECRET-KEY-…';
  return recipient.length > 24 ? `${recipient.slice(0, 24)}…` : recipient;
}

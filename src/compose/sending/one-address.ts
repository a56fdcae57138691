import { AppError } from '../../errors/app-error.ts';
import { mailAddress } from '../../respond/sending/mail-address.ts';

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

import { redact } from './redact.ts';
import { MASK } from './secret-range.ts';

/**
 * What may be shown of an account from a log: as {@link redact}, and of `name:password` (credentials of HTTP
 * authentication that were logged whole; RFC 7617 forbids colons in names) only the name. A second part
 * without a digit, or of digits only, is more likely a name too: `shop:taro`, `member:1024`. What has capitals, small letters, digits and a
 * sign that no account's name has is a password that was typed into the wrong field.
 */
export function redactAccount(account: string): string {
  return TYPED_PASSWORD.test(account) ? MASK : redact(account).replace(CREDENTIALS, `$1:${MASK}`);
}

/** Quotes, brackets and blanks are not among the signs: names with these are attacks, which must be seen. */
const TYPED_PASSWORD = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])(?=.*[!#^&*?~])[\w.+!#^&*?~$=@-]{8,64}$/;
const CREDENTIALS = /^([^:\s]{1,64}):(?=[^:]*\d)(?=[^:]*[^\d:])[^:\s]{6,}$/;

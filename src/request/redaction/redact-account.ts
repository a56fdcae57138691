import { redact } from './redact.ts';
import { MASK } from './secret-range.ts';

/**
 * What may be shown of an account from a log: as {@link redact}, and of `name:password` (credentials of HTTP
 * authentication that were logged whole; RFC 7617 forbids colons in names) only the name. A second part
 * without a digit, or of digits only, is more likely a name too: `shop:taro`, `member:1024`.
 */
export function redactAccount(account: string): string {
  return redact(account).replace(CREDENTIALS, `$1:${MASK}`);
}

const CREDENTIALS = /^([^:\s]{1,64}):(?=[^:]*\d)(?=[^:]*[^\d:])[^:\s]{6,}$/;

import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

/** A line end (also the two kanji whose last bytes are CR and LF to careless decoders), then a header. */
const KNOWN_HEADER =
  /(?<![\r\n])[\r\n\u560a\u560d]{1,8}[ \t]{0,8}(?:set-cookie|location|content-(?:type|length|disposition|encoding|security-policy)|transfer-encoding|x-[a-z0-9-]{2,40}|refresh|host|status|cache-control|access-control-[a-z-]{4,40}|connection|last-modified|link|link-template|bcc|cc|to|subject|from|reply-to)[ \t]{0,4}:/;
const RESPONSE =
  /(?<![\r\n])[\r\n\u560a\u560d]{1,8}[ \t]{0,8}(?:http\/[12]\.\d|(?:get|post|put|delete|head|options) [^\s]{1,256} http\/)/;
/** An empty line and markup: the body of an answer that is not the server's. */
const BODY = /(?:\r\n){2,8}[ \t]{0,8}<[a-z!?/]/;
const OWN_HEADER =
  /(?<![\r\n])[\r\n\u560a\u560d]{1,8}[ \t]{0,8}[a-z][a-z0-9_-]{1,40}:[ \t]{0,4}[^\s:]{1,64}=[^\s]/;
const ANY_HEADER = /(?<![\r\n])[\r\n]{1,8}[ \t]{0,8}[a-z][a-z0-9-]{1,40}:[^/\s]/;
const MAIL = /(?<![\r\n])[\r\n]{1,8}(?:to|cc|bcc|subject|from|reply-to)[ \t]{0,4}:[ \t]{0,4}[^\s]{1,64}@/;
const MAIL_WORD =
  /(?<![\r\n])[\r\n\u560a\u560d]{1,8}[ \t]{0,8}(?:to|cc|subject|from|link|host|status|connection|location|refresh)[ \t]{0,4}:/;

/** A line that a mail server or Redis would obey, when the value reaches it instead of a page. */
const PROTOCOL_LINE =
  /(?<![\r\n])[\r\n]{1,4}(?:rcpt to:|mail from:|[a-z]{1,2}\d{1,4} (?:capability|noop|logout|(?:fetch|select|login|list|search|examine) ["\w])|flushall\b|flushdb\b|config set [a-z]|(?:slaveof|replicaof) \S{1,64} \d|eval ["']|\*\d{1,3}[\r\n]{1,2}\$\d)/;
/** Nothing but a mail server's last command between two line ends. */
const LAST_LINE = /^[\r\n]{1,4}quit[\r\n]{1,4}$/;
/** What PHP-FPM behind nginx took for settings (CVE-2019-11043): a line end behind a script's name. */
const AFTER_SCRIPT = /\.php\/[^\r\n]{0,256}[\r\n]{1,2}[a-z]/;

/** Any name of two words or more: headers look so, and hardly ever the lines of a message. */
const LONG_NAME = /(?<![\r\n])[\r\n]{1,4}(?!e-mail)[a-z]{2,24}(?:-[a-z0-9]{1,24}){1,5}:[ \t]{0,4}[^\s]/;

/** Header injection (CWE-113): a line end in a value, followed by what could be a header or a second response. */
export function detectCrlf(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower } = value;
  if (!/[\r\n\u560a\u560d]/.test(lower)) return NOTHING;
  if (RESPONSE.test(lower) || BODY.test(lower))
    return [signOf('crlf', 'high', 'response-splitting', value, context)];
  if (PROTOCOL_LINE.test(lower) || LAST_LINE.test(lower))
    return [signOf('crlf', 'high', 'protocol-line', value, context)];
  if (context.place === 'path' && AFTER_SCRIPT.test(lower))
    return [signOf('crlf', 'high', 'line-end-after-script', value, context)];
  const known = KNOWN_HEADER.test(lower);
  // "To:", "From:", "Location:" also begin lines of a message that a form sends.
  if (
    known &&
    (!MAIL_WORD.test(lower) || MAIL.test(lower) || context.place !== 'query-value' || isShort(lower))
  ) {
    return [signOf('crlf', 'high', 'header-after-line-end', value, context)];
  }
  if (OWN_HEADER.test(lower) || (context.place === 'path' && ANY_HEADER.test(lower))) {
    return [signOf('crlf', 'high', 'header-after-line-end', value, context)];
  }
  if (LONG_NAME.test(lower) && isShort(lower))
    return [signOf('crlf', 'medium', 'header-after-line-end', value, context)];
  return NOTHING;
}

function isShort(lower: string): boolean {
  return lower.split(/[\r\n]+/).filter((line) => line.trim() !== '').length <= 2;
}

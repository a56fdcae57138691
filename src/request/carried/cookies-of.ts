/** One value that a page reads, as logged. */
export interface CarriedParameter {
  /** `Cookie: track`, `Body: q`, `X-Forwarded-For`; without a name what has none. */
  readonly name: string;
  readonly value: string;
}

const MOST_COOKIES = 256;
const PLAIN_NAME = /^[\w.$:%[\]~*!+-]{1,128}$/;
/** Blanks before a cookie, also as some logs write them. */
const BLANKS = /^(?:\s|\+|%20)+/;

/** Splits a Cookie header (RFC 6265, 4.2.1) at its semicolons. A piece that is no `name=value` is a value alone. */
export function cookiesOf(header: string): CarriedParameter[] {
  const cookies: CarriedParameter[] = [];
  for (const piece of header.split(';', MOST_COOKIES)) {
    const pair = piece.replace(BLANKS, '');
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, equals));
    if (PLAIN_NAME.test(name)) cookies.push({ name: `Cookie: ${name}`, value: pair.slice(equals + 1) });
    else if (pair !== '') cookies.push({ name: 'Cookie', value: pair });
  }
  return cookies;
}

import type { SqlToken } from '../../../request/sql/sql-token.ts';
import type { SqlExpression } from './sql-syntax.ts';
import { textOfBytes } from './text-of-bytes.ts';

/**
 * The value of a literal: a string without its quotes and escapes, a number, or the text that a hex literal spells.
 *
 * @param text the text that the token was read from, in its own case
 * @param prefix what stands before a string's quote (`n`, `x`, `_utf8`)
 */
export function literalOf(token: SqlToken, text: string, prefix = ''): SqlExpression {
  if (token.kind === 'number') return numberOf(token.text);
  const quote = text.charAt(token.start);
  if (quote === '$') return dollarQuoted(text.slice(token.start, token.end));
  const inside = text.slice(token.start + 1, token.kind === 'string' ? token.end - 1 : token.end);
  const written = inside.replaceAll(quote + quote, quote);
  const plain = written.replace(/\\(.)/gs, '$1');
  const value = prefix === 'x' ? textOfBytes(hexBytes(plain)) : plain;
  const read = { kind: 'value', text: value, number: numeric(value), ident: quote === '"' } as const;
  return written === plain ? read : { ...read, written };
}

/** PostgreSQL's `$$text$$`: nothing in it is escaped. */
function dollarQuoted(written: string): SqlExpression {
  const tag = written.indexOf('$', 1) + 1;
  const value = written.slice(tag, -tag);
  return { kind: 'value', text: value, number: numeric(value), ident: false };
}

function numberOf(written: string): SqlExpression {
  if (/^0x[0-9a-f]+$/.test(written)) {
    const number = written.length <= 15 ? Number(written) : Number.NaN;
    return { kind: 'value', text: textOfBytes(hexBytes(written.slice(2))), number, ident: false };
  }
  return { kind: 'value', text: written, number: numeric(written), ident: false };
}

function numeric(text: string): number {
  if (text === 'true') return 1;
  if (text === 'false' || text === 'null') return text === 'false' ? 0 : Number.NaN;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$|^0b[01]+$/i.test(text) ? Number(text) : Number.NaN;
}

function hexBytes(digits: string): string {
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  let bytes = '';
  for (let i = 0; i + 1 < even.length; i += 2)
    bytes += String.fromCharCode(Number.parseInt(even.slice(i, i + 2), 16) & 0xff);
  return bytes;
}

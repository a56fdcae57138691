import { decodePercent } from '../decode/percent.ts';
import { bodyParameters } from './body-parameters.ts';

/** What forms and interfaces call the name that somebody logs in with. */
const LOGIN_NAME =
  /^(?:_|j_|os_|tx_)?(?:e-?mail(?:_?address)?|mail(?:_?address)?|log(?:in)?|login_?(?:id|name|e?mail|user)|user(?:_?(?:name|id|login|email))?|account(?:_?(?:name|id))?|member_?(?:id|code)|customer_?(?:id|email)|identifier)$/i;
/** Longer is no name. */
const LONGEST = 128;
/** Names begin early in a body. */
const LOOKED_AT = 4_096;

/**
 * The name that a login's body carries, decoded, an e-mail address in lower case; '' where none does.
 *
 * @param body as logged, each character one byte: a form, `multipart/form-data` or JSON
 */
export function loginNameIn(body: string): string {
  const isForm = !/^\s{0,16}(?:[[{]|--)/.test(body);
  for (const { name, value } of bodyParameters(body.slice(0, LOOKED_AT))) {
    if (!LOGIN_NAME.test(innermost(name))) continue;
    const plain = (isForm ? decodePercent(value, true) : value).trim();
    if (plain === '' || plain.length > LONGEST || /[\0-\x1f\x7f<>"'`;(){}\\]/.test(plain)) continue;
    return plain.includes('@') ? plain.toLowerCase() : plain;
  }
  return '';
}

/** `Body: user[email]`, `Body: data.user.email`: what the value itself is called. */
function innermost(name: string): string {
  const plain = decodePercent(name.replace(/^Body(?:: )?/, ''), true).replace(/\]$/, '');
  return plain.slice(Math.max(plain.lastIndexOf('['), plain.lastIndexOf('.')) + 1);
}

import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const ATTRIBUTE = '[a-z][a-z0-9-]{0,32}[\\s]{0,4}[~<>:]?=';
/** A filter's next condition, after the one that the value stood in was closed. */
const NEXT_CONDITION = new RegExp(
  `\\)[\\s]{0,4}(?:\\([\\s(]{0,4}(?:${ATTRIBUTE}|[|&!]{1,3}[\\s]{0,4}(?:[()]|$|${ATTRIBUTE}))|!\\(${ATTRIBUTE})`,
);
const WHOLE_FILTER = new RegExp(`^[\\s*]{0,4}\\([\\s]{0,4}[|&!][\\s]{0,4}\\([\\s]{0,4}${ATTRIBUTE}`);

/** A matching rule by its object identifier (RFC 4515, section 3): `userPassword:2.5.13.18:=1`. */
const MATCHING_RULE = /^[\s*()]{0,8}[a-z][a-z0-9-]{0,32}(?::dn)?:\d(?:\.\d{1,9}){3,16}:=/;

/** LDAP injection (CWE-90, RFC 4515): a value that closes its own condition and goes on with another, or a filter of its own. */
export function detectDirectoryFilter(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower, shape } = value;
  if ((shape & SHAPE.colon) !== 0 && MATCHING_RULE.test(lower))
    return [signOf('sqli', 'high', 'directory-filter', value, context)];
  if ((shape & SHAPE.paren) === 0) return NOTHING;
  if (!WHOLE_FILTER.test(lower) && !(NEXT_CONDITION.test(lower) && closesMore(lower))) return NOTHING;
  return [signOf('sqli', 'high', 'directory-filter', value, context)];
}

/** Whether a parenthesis closes that was never opened. */
function closesMore(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length && depth >= 0; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x28) depth++;
    else if (code === 0x29) depth--;
  }
  return depth < 0;
}

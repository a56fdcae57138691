import type { Level } from '../../model/level.ts';
import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { createLiteralTable } from '../literals/literal-table.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { CODE_LITERALS, type CodeMark } from './code-literals.data.ts';

const literals = createLiteralTable<CodeMark>(CODE_LITERALS);

/** What must follow a mark's literal, so that it is code and not a word. */
const FOLLOWED_BY: Readonly<Record<NonNullable<CodeMark['followedBy']>, RegExp>> = {
  call: /^[\s]{0,4}\([\s@]{0,4}(?:["'$`\\)]|[a-z_]{2,40}[\s]{0,2}\(|\d|chr|0x|<|__|\{|\[|&)/,
  argument: /^[\s]{0,4}\([\s@]{0,4}(?:["'$`\\]|[a-z_]{2,40}[\s]{0,2}\(|chr|__)/,
  probe:
    /^[\s(@]{0,8}(?:\(int\)|md5[\s]{0,2}\(|chr[\s]{0,2}\(\d|0x[0-9a-f]{3}|phpversion|php_uname|\(\d{2,24}[\s]{0,2}\*[\s]{0,2}\d|\(\d{6,24}[\s]{0,2}[+-][\s]{0,2}\d{6}|["']?[a-z0-9]{12,64}["']?\)?;)/,
  index: /^[\s]{0,2}(?:\[|\{)/,
  end: /^(?:[\s=&:]|$)/,
  member: /^[a-z_]/,
  bound: /^(?![a-z0-9_])/,
};

/** PHP's calls of a function that is named in parentheses or put together: `(system)('id')`, `('sys'.'tem')('id')`. */
const NAMED_CALL =
  /\((?:string\))?["'\s]{0,4}(?:system|exec|passthru|shell_exec|assert|eval|popen|phpinfo)["'\s]{0,4}\)[\s]{0,4}\(|["'][\s]{0,4}\.[\s]{0,4}["'][a-z_]{1,16}["'][\s]{0,4}\)[\s]{0,4}\([\s]{0,4}["']/;

/** Code of the server's own language: PHP, Java (OGNL, SpEL), Python, Node, Ruby; and `() {` of Shellshock. */
export function detectCode(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const found = new Map<string, Level>();
  for (const { entry, start, end } of literals.find(value.lower)) {
    if (found.has(entry.why)) continue;
    if (entry.whole === true && isWordCode(value.lower.charCodeAt(start - 1))) continue;
    if (
      entry.followedBy !== undefined &&
      !FOLLOWED_BY[entry.followedBy].test(value.lower.slice(end, end + 96))
    )
      continue;
    found.set(entry.why, entry.level);
  }
  if ((value.shape & SHAPE.paren) !== 0 && NAMED_CALL.test(value.lower)) found.set('php-call', 'critical');
  if (found.size === 0) return NOTHING;
  return [...found].map(([why, level]) => signOf('rce', level, why, value, context));
}

function isWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

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
  called: /^(?:sync|file|filesync)?[\s]{0,2}\(/,
  /** PHP takes the path of a file; Node's `require('name')` is in every text about it. */
  file: /^[\s]{0,4}\([\s@]{0,4}(?:[$`\\]|[a-z_]{2,40}[\s]{0,2}\(|["'](?:(?:node:)?(?:child_process|fs)["']|[^"']{0,96}(?:\.php\b|:\/\/|\.\.[\\/]|\/(?:etc|tmp|var|proc|dev)\/)))/,
  number: /^[\s]{0,4}\([\s]{0,4}\d/,
  argument: /^[\s]{0,4}\([\s@]{0,4}(?:["'$`\\]|[a-z_]{2,40}[\s]{0,2}\(|chr|__)/,
  probe:
    /^[\s(@]{0,8}(?:\(int\)|md5[\s]{0,2}\(|chr[\s]{0,2}\(\d|0x[0-9a-f]{3}|phpversion|php_uname|\(\d{2,24}[\s]{0,2}\*[\s]{0,2}\d|\(\d{6,24}[\s]{0,2}[+-][\s]{0,2}\d{6}|["']?[a-z0-9]{12,64}["']?\)?;)/,
  index: /^[\s]{0,2}(?:\[|\{)/,
  end: /^(?:[\s=&:]|$)/,
  member: /^[a-z_]\w{0,32}[\s]{0,2}\(/,
  bound: /^(?![a-z0-9_])/,
  expression: /^[\s]{0,2}[.[)},;]/,
};

/** PHP's calls of a function that is named in parentheses or put together: `(system)('id')`, `('sys'.'tem')('id')`. */
const NAMED_CALL =
  /\((?:string\))?["'\s]{0,4}(?:system|exec|passthru|shell_exec|assert|eval|popen|phpinfo)["'\s]{0,4}\)[\s]{0,4}\(|["'][\s]{0,4}\.[\s]{0,4}["'][a-z_]{1,16}["'][\s]{0,4}\)?[\s]{0,4}\([\s]{0,4}["']|\([\s]{0,4}string[\s]{0,4}\)[\s]{0,4}["'{]|\([a-z_]{1,16}\.\(?[a-z_]{1,16}\)?(?:\.[a-z_]{1,16})?\)[\s]{0,4}\([\s]{0,4}["']|\[[\s"']{0,4}(?:system|exec|passthru|shell_exec|assert|popen)[\s"']{0,4}\][\s)]{0,4}[[{][\s]{0,4}\d[\s]{0,4}[\]}][\s}]{0,4}\(|\(~[^\w\s()]{2,64}\)[\s]{0,2}\(/;
/** PHP's calls of what a variable names: `$$a(1)`, `${'a'}(1)`, `$a[0](1)`, `$o->$m()`, `C::$m()`, `@$a(1)`, `$a='sys'.'tem';$a(1)`. */
const VARIABLE_CALL =
  /\$\{[@'"$][^{}]{0,48}\}[\s]{0,4}\(|\$[a-z_]\w{0,32}(?:[\s]{0,4}(?:\[[^\][]{0,32}\]|\{[^{}]{0,32}\})){1,4}[\s]{0,4}\(|\$\$[a-z_]\w{0,32}\(|(?:->|::)\$[a-z_]\w{0,32}\(|@\$[a-z_]\w{0,32}\(|\$_{1,8}\(|\$(\w{1,16})\([^()]{1,16}\)\.\$\1\(|\$([a-z_]\w{0,15})[\s]{0,2}\.?=[^;=][^;]{0,64};[^;]{0,32}\$\2\)?[\s]{0,2}\(/;
/** PHP's functions that call the function whose name they are given. */
const CALLBACK =
  /(?:(?:array|iterator|register|header|ob|mb|spl|call|forward|set)_\w{2,32}|\bu[ak]?sort|\breflectionfunction)[\s]{0,4}\([^;]{0,96}?["'](?:system|exec|passthru|shell_exec|assert|popen|phpinfo|proc_open)["']/;
/** Perl's code within a string. */
const PERL_STRING = /@\{[\s]{0,16}\[/;
/** Formulas with which a spreadsheet fetches from elsewhere when a list is opened in it (CWE-1236). */
const FORMULA =
  /^[\s"']{0,4}[=+@-][\s\S]{0,48}?(?:hyperlink|webservice|dde|import(?:xml|data|feed|html|range)|rtd)[\s]{0,2}\(/;

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
  if ((value.shape & SHAPE.paren) !== 0) judgeCalls(value, found);
  if ((value.shape & SHAPE.at) !== 0 && PERL_STRING.test(value.lower)) found.set('perl-code', 'high');
  if (found.size === 0) return NOTHING;
  return [...found].map(([why, level]) => signOf('rce', level, why, value, context));
}

function judgeCalls({ lower, shape }: DecodedValue, found: Map<string, Level>): void {
  const plain = lower.includes('/*') ? lower.replace(/\/\*[^*]{0,64}\*\//g, '') : lower;
  const variable = (shape & SHAPE.dollar) !== 0 && VARIABLE_CALL.test(plain);
  if (variable || NAMED_CALL.test(plain) || CALLBACK.test(plain)) found.set('php-call', 'critical');
  if (FORMULA.test(lower)) found.set('spreadsheet-formula', 'high');
}

function isWordCode(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;
}

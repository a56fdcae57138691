import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const OPENERS = /(?:\{\{|\$\{|#\{|\*\{|@\{|%\{|<%=?|\{%|\[\[|@\(|~\{|\{)/g;
const ARITHMETIC = /^[\s=({'"]{0,8}-?\d{1,12}['"]?[\s]{0,4}[*+/-][\s]{0,4}['"]?\d{1,12}/;
const EXPRESSION =
  /^[\s]{0,8}(?:debug|include[\s]|import[\s])|^[\s=]{0,8}["'][^"'{}]{0,64}["'][\s]{0,4}(?:\.[a-z_]{2,32}\(|\|[\s]{0,4}[a-z_]{2,32}[\s]{0,4}(?:\(|$))|^[\s]{0,8}(?:request|self|config)\[["']|^[\s\S]{0,256}?(?:__(?:class|mro|subclasses|globals|init|builtins|base|bases|import)__|constructor[.[(]|config(?:\.items\(|\[|\.__)|request\.(?:application|environ|args|query\.filter)|self\._|_self\.env|lipsum\.|cycler\.|joiner\.|namespace\.|getclass\w{0,8}\(|getresource\w{0,10}\(|\.class\.(?:base|mro|forname|inspect)|\bt\(java|java\.|runtime|processbuilder|new[\s]{1,4}java|require\(|process\.|smarty|file_excerpt|freemarker\.template|registerundefinedfiltercallback|system\(|exec\(|popen\(|passthru|php_uname|phpinfo|dump\(app|settings\.secret|range\(\d|\.tojson|\$on\.|\$eval|tostring\(\)\.|@request|#context|#this|@java|"\[?freemarker|\?new\(|file\.open|\|attr\(|\|filter\(|\|map\(|\|sort\()/;
const MAX_OPENERS = 16;
const DIRECTIVE =
  /<#assign[\s]|#set[\s]{0,2}\([\s]{0,2}\$|\{php\}|\{\/php\}|\{system\(|\$\{\{[\s\S]{0,8}?\d[*+]\d|__\$\{|\[\[\$\{|\[#assign[\s]|\{\$smarty\.|\{smarty_|\{math[\s]{1,4}equation|\{@math[\s]|\{if[\s]{1,4}[a-z_]{2,32}\(\)\}|\{%-?[\s]{0,4}(?:for[\s]{1,4}\w{1,32}(?:,[\s]{0,4}\w{1,32})?[\s]{1,4}in|set[\s]{1,4}\w{1,32}[\s]{0,4}=|import[\s]|include[\s]|extends[\s]|load[\s]{1,4}\w|debug[\s]{0,4}-?%|macro[\s]|raw[\s]{0,4}-?%)|\{\{[\s]{0,4}(?:config|self|settings|request|\.|app\.request\b[^}]{0,64}|#with[\s][^}]{1,64}|\.[\s]{0,4}\|[^}]{1,64}|(?:printf|html|js|call)[\s]{1,4}["`][^}]{0,64}|\.[a-z]{2,24}[\s]{1,4}"[^}]{0,64})[\s]{0,4}\}\}|@\{[\s]{0,4}var[\s]|\$\{\{<%\[%/;

/** Openers that text uses too: there only a product counts ("{3-5}" is a range). */
const COMMON_OPENERS = new Set(['{', '@(', '[[']);
const PRODUCT = /^[\s=({'"]{0,8}-?\d{1,12}['"]?[\s]{0,4}\*[\s]{0,4}['"]?\d{1,12}/;
const TAG_CODE = /[(*+'"[]|\d[.]|[.]\w{1,40}[.(]/;
const CLOSERS: Readonly<Record<string, string>> = { '<%': '%>', '<%=': '%>', '@(': ')', '[[': ']]' };
const MAX_EXPRESSION = 320;

/**
 * Server-side template injection: arithmetic as a probe, or the ways from a template to its interpreter. An
 * unfilled `{{product.url}}` or `${link}`, which broken pages and crawlers send, is none.
 */
export function detectTemplate(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower, shape } = value;
  const marked = (shape & (SHAPE.brace | SHAPE.percent | SHAPE.at | SHAPE.hash)) !== 0;
  if (!marked && !lower.includes('[[') && !lower.includes('<#')) return NOTHING;
  if (DIRECTIVE.test(lower)) return [signOf('ssti', 'high', 'template-directive', value, context)];
  let openers = 0;
  for (const { 0: opener, index } of lower.matchAll(OPENERS)) {
    if (++openers > MAX_OPENERS) break;
    const begin = index + opener.length;
    const why = judgeExpression(opener, lower.slice(begin, begin + MAX_EXPRESSION));
    if (why !== '')
      return [signOf('ssti', why === 'template-expression' ? 'critical' : 'high', why, value, context)];
  }
  return NOTHING;
}

/** What the text behind an opener is; '' for nothing hostile. */
function judgeExpression(opener: string, inside: string): string {
  const close = inside.indexOf(CLOSERS[opener] ?? '}');
  const expression = close < 0 ? inside : inside.slice(0, close);
  const common = COMMON_OPENERS.has(opener);
  if (close >= 0 && (common ? PRODUCT : ARITHMETIC).test(expression)) return 'template-arithmetic';
  if ((!common || opener === '[[') && EXPRESSION.test(expression)) return 'template-expression';
  return opener === '<%=' && TAG_CODE.test(expression) ? 'template-tag' : '';
}

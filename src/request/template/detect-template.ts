import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const OPENERS = /(?:\{\{|\$\{|#\{|\*\{|@\{|%\{|<%=?|\{%|\[\[|@\(|~\{|\{)/g;
const ARITHMETIC = /^[\s=({'"]{0,8}-?\d{1,12}['"]?[\s]{0,4}[*+/-][\s]{0,4}['"]?\d{1,12}/;
const EXPRESSION =
  /^[\s]{0,8}(?:debug|include[\s]|import[\s])|^[\s\S]{0,256}?(?:__(?:class|mro|subclasses|globals|init|builtins|base|bases|import)__|constructor[.[(]|config(?:\.items\(|\[|\.__)|request\.(?:application|environ|args)|self\._|_self\.env|lipsum\.|cycler\.|joiner\.|namespace\.|getclass\(|\bt\(java|java\.|runtime|processbuilder|new[\s]{1,4}java|freemarker\.template|registerundefinedfiltercallback|system\(|exec\(|popen\(|passthru|php_uname|phpinfo|dump\(app|settings\.secret|range\(\d|\.tojson|\$on\.|\$eval|tostring\(\)\.|@request|#context|#this|@java|"\[?freemarker|\?new\(|file\.open|\|attr\(|\|filter\(|\|map\(|\|sort\()/;
const MAX_OPENERS = 16;
const DIRECTIVE =
  /<#assign[\s]|#set[\s]{0,2}\([\s]{0,2}\$|\{php\}|\{\/php\}|\{system\(|\$\{\{[\s\S]{0,8}?\d[*+]\d|__\$\{|\[\[\$\{/;

/**
 * Server-side template injection: arithmetic as a probe, or the ways from a template to its interpreter. An
 * unfilled `{{product.url}}` or `${link}`, which broken pages and crawlers send, is none.
 */
export function detectTemplate(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower, shape } = value;
  if (
    (shape & (SHAPE.brace | SHAPE.percent | SHAPE.at | SHAPE.hash)) === 0 &&
    !lower.includes('[[') &&
    !lower.includes('<#')
  )
    return NOTHING;
  if (DIRECTIVE.test(lower)) return [signOf('ssti', 'high', 'template-directive', value, context)];
  let openers = 0;
  for (const match of lower.matchAll(OPENERS)) {
    if (++openers > MAX_OPENERS) break;
    const inside = lower.slice(match.index + match[0].length, match.index + 320);
    const close = inside.search(
      match[0].startsWith('<%') ? /%>/ : match[0] === '@(' ? /\)/ : match[0] === '[[' ? /\]\]/ : /\}/,
    );
    const expression = close < 0 ? inside : inside.slice(0, close);
    if (close >= 0 && ARITHMETIC.test(expression))
      return [signOf('ssti', 'high', 'template-arithmetic', value, context)];
    if (match[0] !== '{' && match[0] !== '@(' && EXPRESSION.test(expression)) {
      return [signOf('ssti', 'critical', 'template-expression', value, context)];
    }
    if (match[0] === '<%=' && /[(*+'"[]|\d[.]|[.]\w{1,40}[.(]/.test(expression))
      return [signOf('ssti', 'high', 'template-tag', value, context)];
  }
  return NOTHING;
}

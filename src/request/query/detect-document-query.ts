import type { DecodedValue } from '../decode/decoded-value.ts';
import { SHAPE } from '../decode/shape.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';

const OPERATOR =
  /(?:^|[{,\s"'[])\$(ne|gte?|lte?|nin|regex|where|exists|or|and|nor|not|func|function|comment)["']?[\s]{0,4}(\]=|\][\s]{0,4}$|:)[\s]{0,4}/g;
const MAX_OPERATORS = 8;
/** Front ends that hand a filter on as it is ("filters[price][$ne]=3") name it so. */
const FILTER = /^(?:_?filters?|_?where|query|populate|criteria|conditions?|search)[[.=]/;
const NOTHING_COMPARED = /^(?:["']["']|null|undefined|["'}]?$)/;
const PLACEHOLDER = /^["']?(?:[a-z0-9-]{0,4}|undefined)["']?[\s]{0,4}(?:[},]|$)/;
/** JavaScript that only a database's shell or its `$where` knows. */
const SHELL =
  /(?:^|[^a-z0-9_])db\.[a-z_]\w{0,48}\.(?:insert|find|remove|drop|update|delete|mapreduce|aggregate|count|save)\w{0,12}\(|(?:^|[^a-z0-9_])this\.[a-z_]\w{0,48}(?:\.match\(|[\s]{0,4}!=)|['"][\s]{0,4};[\s]{0,4}return[\s]{1,4}(?:true|false|\d|this|db|["'])|(?:^|[^a-z0-9_])db\.get(?:collection|mongo|sibling)[a-z]{0,8}\(|['"][\s]{0,4};[\s]{0,4}(?:while|for)[\s]{0,4}\([^)]{0,64}\)[\s]{0,4};|load csv (?:with headers )?from ['"](?:https?|ftp|file):|call[\s]{1,4}(?:db|dbms|apoc)\.[a-z]{2,24}[.(]|\.mapreduce\(|\w{1,16}[\s]{0,2}=[\s]{0,2}new[\s]{1,4}date\(\)[\s]{0,4};[\s]{0,4}do[\s]{0,4}\{/;

/** Injection into queries of document databases (CWE-943): MongoDB's operators as keys where a value should be. */
export function detectDocumentQuery(value: DecodedValue, context: ValueContext): readonly Sign[] {
  const { lower, shape } = value;
  if ((shape & (SHAPE.dollar | SHAPE.paren | SHAPE.semicolon | SHAPE.dot)) === 0) return NOTHING;
  if ((shape & SHAPE.dollar) !== 0 && hasOperator(lower))
    return [signOf('sqli', 'high', 'document-operator', value, context)];
  return SHELL.test(lower) ? [signOf('sqli', 'high', 'document-query-code', value, context)] : NOTHING;
}

function hasOperator(lower: string): boolean {
  let seen = 0;
  for (const { 0: whole, 1: operator, 2: end, index } of lower.matchAll(OPERATOR)) {
    if (++seen > MAX_OPERATORS) return false;
    const after = lower.slice(index + whole.length, index + whole.length + 48);
    const hostile =
      end === ':' ? isHostileKey(operator!, after, lower) : isHostileName(operator!, after, lower);
    if (hostile) return true;
  }
  return false;
}

/** `{"$ne":null}`, `{"$gt":""}`, `$where:`; a filter that compares with something real is a front end's own. */
function isHostileKey(operator: string, after: string, lower: string): boolean {
  if (/^(?:where|func|function|comment)$/.test(operator)) return true;
  if (/^(?:or|and|nor|not)$/.test(operator)) return !/^[\s]{0,4}[{[]/.test(lower);
  if (operator === 'regex') return /^["'/]?[\^.*]/.test(after);
  return NOTHING_COMPARED.test(after) || (operator === 'ne' && PLACEHOLDER.test(after));
}

/** `user[$ne]=1`, `age[$gt]=`. */
function isHostileName(operator: string, after: string, lower: string): boolean {
  if (operator === 'where') return true;
  if (FILTER.test(lower)) return false;
  return /^(?:ne|nin|regex|exists)$/.test(operator) || after === '';
}

import type { SqlExpression } from './sql-syntax.ts';

/** Functions that put many rows into one value. */
export const AGGREGATES: ReadonlySet<string> = new Set([
  'group_concat',
  'string_agg',
  'listagg',
  'wm_concat',
  'wmsys.wm_concat',
  'array_agg',
  'array_to_string',
  'json_arrayagg',
  'json_agg',
  'jsonb_agg',
  'json_group_array',
  'json_group_object',
  'json_objectagg',
  'xmlagg',
  'sys.stragg',
]);

/** Functions whose result tells nothing of what a row holds. */
export const COUNTS: ReadonlySet<string> = new Set(['count', 'exists', 'row_number', 'count_big']);

/** Functions that tell only how long a value is. */
export const LENGTHS: ReadonlySet<string> = new Set([
  'length',
  'char_length',
  'character_length',
  'octet_length',
  'bit_length',
  'len',
  'datalength',
  'lengthb',
  'lengthc',
]);

/** Which columns an expression reads, outside of the queries in it. */
export interface ColumnsIn {
  readonly names: readonly string[];
  readonly star: boolean;
  /** Function that puts all rows into one value; '' for none. */
  readonly aggregate: string;
}

/**
 * Finds the columns whose content an expression shows: `concat_ws(0x3a,email,password)` shows two.
 *
 * @param of names of the one table that is meant, where names say which (`m.email`); any table without them
 */
export function columnsIn(expressions: readonly SqlExpression[], of: readonly string[] = []): ColumnsIn {
  const names = new Set<string>();
  let star = false;
  let aggregate = '';
  const visit = (expression: SqlExpression): void => {
    switch (expression.kind) {
      case 'name': {
        const name = expression.path.at(-1)!;
        if (name === '' || name === 'rownum' || name.startsWith('@')) return;
        if (of.length > 0 && expression.path.length > 1 && !of.includes(expression.path.at(-2)!)) return;
        names.add(name);
        return;
      }
      case 'value':
        if (expression.ident && /^[a-z_]\w*$/i.test(expression.text))
          names.add(expression.text.toLowerCase());
        return;
      case 'star':
        star = true;
        return;
      case 'call':
        if (COUNTS.has(expression.name) || LENGTHS.has(expression.name)) return;
        if (AGGREGATES.has(expression.name)) aggregate = aggregateOf(expression);
        expression.args.forEach(visit);
        return;
      case 'operation':
        expression.operands.forEach(visit);
        return;
      default:
    }
  };
  expressions.forEach(visit);
  return { names: [...names], star, aggregate };
}

/** SQLite has a `group_concat` as well, without MySQL's limit: there, values are joined with `||`. */
function aggregateOf({ name, args }: SqlExpression & { kind: 'call' }): string {
  return name === 'group_concat' && args.some(joinsWithPipes) ? 'string_agg' : name;
}

function joinsWithPipes(expression: SqlExpression): boolean {
  if (expression.kind === 'call') return expression.args.some(joinsWithPipes);
  return (
    expression.kind === 'operation' &&
    (expression.operator === '||' || expression.operands.some(joinsWithPipes))
  );
}

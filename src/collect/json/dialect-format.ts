import type { Column } from '../column.ts';
import type { Format } from '../format.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { DialectParser } from './dialect-parser.ts';
import type { DialectKey, JsonDialect } from './json-dialect.ts';

/** The format of a product's JSON access log; keys that it does not name mean what they usually do. */
export function dialectFormat(dialect: JsonDialect): Format {
  const keyOf = (path: readonly string[]): DialectKey => {
    const key = path.join('.');
    const mark = dialect.marks.indexOf(key);
    const column = columnIn(dialect, path, key);
    return {
      column,
      mark: mark < 0 ? 0 : 1 << mark,
      isPercent: dialect.percent?.includes(key) === true,
    };
  };
  const { name } = dialect;
  return { name, kind: 'web', createParser: (options) => new DialectParser(dialect, keyOf, options) };
}

function columnIn(dialect: JsonDialect, path: readonly string[], key: string): Column | undefined {
  const own = Object.hasOwn(dialect.columns, key) ? dialect.columns[key] : undefined;
  if (own !== undefined) return own ?? undefined;
  return columnOfName(path[0] === dialect.inside ? path.slice(1) : path);
}

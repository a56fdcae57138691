import type { RowFilter } from '../../../model/row-filter.ts';
import type { SqlExpression } from '../../sql-injection/sql/sql-syntax.ts';
import type { AskedColumn } from './asked-column.ts';

/** Where a backslash is one for MySQL and for PostgreSQL: before a wildcard. Elsewhere only one of them drops it. */
const PLAIN_ESCAPES = /^(?:[^\\]|\\[%_])*$/s;
/** What regular expressions of MySQL, MariaDB, PostgreSQL and RE2 mean alike. */
const COMMON_PATTERN =
  /^(?:[^\\[\](){}*+?|]|\\[.^$*+?()[\]{}|/-]|\[\^?(?:[^\\[\]]|\[:(?:alpha|digit|alnum|upper|lower|space):\])+\]|\((?!\?)|\)|[*+?](?![*+?])|\{\d{1,3}(?:,\d{0,3})?\}(?![*+?])|\|)*$/s;

/**
 * `lower(name) like 'a%'`, `name like '5!%%' escape '!'` as a filter; null for what is not surely understood. A pattern
 * in another case than the function's fits nothing.
 *
 * @param folds upper and lower case are the same whatever the database
 */
export function likeFilter(
  { name, as, otherwise }: AskedColumn,
  [pattern, escapedBy]: readonly SqlExpression[],
  folds: boolean,
): RowFilter | null {
  if (pattern?.kind !== 'value' || otherwise !== undefined) return null;
  const own = canonical(pattern, escapedBy);
  if (own === null) return null;
  if (as === 'itself') return { kind: 'like', by: name, pattern: own, folds };
  if (as !== 'lower' && as !== 'upper') return null;
  const cased = as === 'lower' ? own.toLowerCase() : own.toUpperCase();
  return folds || cased === own ? { kind: 'like', by: name, pattern: own, folds: true } : null;
}

/** `name regexp '^a'`, `name ~* 'a$'` as a filter; null for a pattern that databases do not read alike. */
export function regularFilter(
  { name, as, otherwise }: AskedColumn,
  operator: string,
  pattern: SqlExpression | undefined,
): RowFilter | null {
  if (pattern?.kind !== 'value' || otherwise !== undefined) return null;
  const isPostgres = operator.startsWith('~');
  // MySQL's strings drop a backslash themselves, PostgreSQL's leave it to the pattern.
  const own = isPostgres ? (pattern.written ?? pattern.text) : pattern.text;
  if (own.length === 0 || own.length > 500 || !COMMON_PATTERN.test(own) || !isPattern(own)) return null;
  if (as === 'itself') return { kind: 'matches', by: name, pattern: own, folds: operator === '~*' };
  const cased = as === 'lower' ? own.toLowerCase() : own.toUpperCase();
  const isCased = (as === 'lower' || as === 'upper') && cased === own;
  return isCased ? { kind: 'matches', by: name, pattern: own, folds: true } : null;
}

/** A pattern in which `\` escapes, whatever sign it was escaped with; null where that is not sure. */
function canonical(
  pattern: Extract<SqlExpression, { kind: 'value' }>,
  escapedBy: SqlExpression | undefined,
): string | null {
  const sign = escapedBy === undefined ? '\\' : escapedBy.kind === 'value' ? escapedBy.text : null;
  if (sign === null || sign.length > 1) return null;
  if (sign === '\\') {
    const written = pattern.written ?? pattern.text;
    return PLAIN_ESCAPES.test(written) ? written : null;
  }
  if (pattern.written !== undefined) return null;
  let own = '';
  for (let at = 0; at < pattern.text.length; at++) {
    const one = pattern.text.charAt(at);
    if (sign === '' || one !== sign) own += one;
    else {
      at++;
      const next = pattern.text.charAt(at);
      if (next === '') return null;
      own += /[%_]/.test(next) ? `\\${next}` : next;
    }
  }
  return own;
}

/** Brackets and repeats that make sense. */
function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return /\[:/.test(text);
  }
}

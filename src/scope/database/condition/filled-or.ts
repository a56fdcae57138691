import type { RowFilter } from '../../../model/row-filter.ts';

/** `coalesce(phone, '') <> ''`: what is empty is compared as what stands for it. */
export function filledOr(
  by: string,
  otherwise: string,
  operator: string,
  values: readonly string[],
  isNegated: boolean,
): RowFilter | null {
  if (operator !== '=' && operator !== 'in') return null;
  // An empty cell may be NULL or an empty text: that is not to be seen in the data.
  if (otherwise !== '' && values.includes('')) return null;
  const filled = values.filter((value) => value !== '');
  const empty: RowFilter = { kind: 'empty', by };
  const isAmong = values.includes(otherwise);
  const listed: readonly RowFilter[] = filled.length === 0 ? [] : [{ kind: 'in', by, values: filled }];
  const known = (parts: readonly RowFilter[]): RowFilter =>
    parts.length === 1 ? parts[0]! : { kind: 'some', of: parts };
  if (!isNegated) return known(isAmong ? [...listed, empty] : listed);
  const unlisted: readonly RowFilter[] =
    listed.length === 0 ? [{ kind: 'not', of: empty }] : [{ kind: 'not', of: listed[0]! }];
  return known(isAmong ? unlisted : [...unlisted, empty]);
}

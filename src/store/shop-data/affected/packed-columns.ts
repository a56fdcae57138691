import type { ListedKey } from '../person/kept-identifier.ts';
import { absentOf, PACKED_FORMS } from './packed-forms.ts';

/** Which identifiers lie together in which of KEPT_COLUMNS: a column for each of them would make the table half as large again. */
const COLUMNS: readonly (readonly ListedKey[])[] = [
  ['customer', 'email', 'phone'],
  ['address', 'name'],
];

/** SQL for a column, and the column's name. */
export interface NamedSql {
  readonly name: string;
  readonly sql: string;
}

/** The columns of packed identifiers, and SQL for each from SQL for the identifiers' numbers. */
export function packedColumns(numberSql: (key: ListedKey) => string): NamedSql[] {
  return COLUMNS.map((keys, at) => {
    const numbers = keys.map((key) => `${numberSql(key)}::UBIGINT * ${2n ** bitsBehind(key)}::UBIGINT`);
    return { name: `packed${at}`, sql: numbers.join(' + ') };
  });
}

/** SQL for an identifier's number in these columns. */
export function packedSql(key: ListedKey): string {
  const column = COLUMNS.findIndex((keys) => keys.includes(key));
  const type = PACKED_FORMS[key].bits <= 32 ? 'UINTEGER' : 'UBIGINT';
  return `((packed${column} >> ${bitsBehind(key)}) & ${absentOf(key)}::UBIGINT)::${type}`;
}

function bitsBehind(key: ListedKey): bigint {
  const keys = COLUMNS.find((each) => each.includes(key))!;
  const behind = keys.slice(keys.indexOf(key) + 1);
  return behind.reduce((sum, each) => sum + BigInt(PACKED_FORMS[each].bits), 0n);
}

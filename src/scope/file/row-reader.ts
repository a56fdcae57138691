import { createHash } from 'node:crypto';
import type { SeenRow } from '../../model/claim.ts';
import type { Cell, PersonKey, Where } from '../../model/data-set.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import { holdsCardNumber, isCardNumber } from './column/cell-content.ts';
import type { ColumnRoles } from './column/column-roles.ts';
import { columnKey, setColumnKey } from './fit-data-set.ts';
import type { LeakedRow } from './leaked-record.ts';

/** Parts that make up one value; of other identifiers the first that is filled counts. */
const JOINED: ReadonlySet<PersonKey> = new Set<PersonKey>(['name', 'address']);

type Positions = ReadonlyMap<string, readonly number[]>;

/** Makes rows of people out of the rows of a leaked table. No card number goes with them: a digest stands for it. */
export class RowReader {
  readonly #roles: ColumnRoles;
  readonly #positions = new WeakMap<readonly string[], Positions>();
  readonly #unnamed = new Map<number, Positions>();

  constructor(roles: ColumnRoles) {
    this.#roles = roles;
  }

  /** The items that the table's columns hold, in the order of ITEMS. */
  static itemsOf(roles: ColumnRoles): readonly Item[] {
    const held = new Set<Item>(roles.items.map(({ item }) => item));
    if (roles.cards.length > 0 || roles.texts.length > 0) held.add('card_number');
    return ITEMS.filter((item) => held.has(item));
  }

  read(row: LeakedRow): SeenRow {
    const at = this.#positionsOf(row);
    const valuesOf = (column: string) =>
      (at.get(column) ?? []).map((position) => (row.cells[position] ?? '').trim());
    const held = new Set<Item>();
    for (const { item, columns, where } of this.#roles.items) {
      const isFilled = columns.some((column) => valuesOf(column).some((value) => value !== ''));
      if (isFilled && holds(where, valuesOf)) held.add(item);
    }
    const person: Partial<Record<PersonKey, string>> = {};
    for (const { key, columns } of this.#roles.person) {
      const value = identifier(key, columns, columns.flatMap(valuesOf));
      if (value !== '') person[key] = value;
    }
    const card = this.#cardIn(valuesOf);
    if (card !== null) {
      held.add('card_number');
      if (card !== '') person.card ??= card;
    }
    const id = this.#roles.id === '' ? '' : (valuesOf(this.#roles.id)[0] ?? '');
    const seen = { person, items: ITEMS.filter((item) => held.has(item)) };
    return id === '' ? seen : { ...seen, id };
  }

  /** A digest of the card's number; '' when it stands among other words; null without one. */
  #cardIn(valuesOf: (column: string) => readonly string[]): string | null {
    for (const column of this.#roles.cards) {
      const number = valuesOf(column).find(isCardNumber);
      if (number !== undefined) return digestOf(number);
    }
    return this.#roles.texts.some((column) => valuesOf(column).some(holdsCardNumber)) ? '' : null;
  }

  #positionsOf({ columns, cells }: LeakedRow): Positions {
    if (columns === null) {
      const known = this.#unnamed.get(cells.length);
      if (known !== undefined) return known;
      const made = positionsOf(cells.map((_, index) => unnamedColumn(index)));
      this.#unnamed.set(cells.length, made);
      return made;
    }
    let positions = this.#positions.get(columns);
    if (positions === undefined) {
      positions = positionsOf(columns.map(columnKey));
      this.#positions.set(columns, positions);
    }
    return positions;
  }
}

/** What a column without a name goes by. */
export function unnamedColumn(index: number): string {
  return `#${index + 1}`;
}

function positionsOf(keys: readonly string[]): Positions {
  const positions = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) positions.set(key, [...(positions.get(key) ?? []), index]);
  return positions;
}

function identifier(key: PersonKey, columns: readonly string[], values: readonly string[]): string {
  const filled = values.filter((value) => value !== '');
  // `tel01`, `tel02`, `tel03` are the parts of one number.
  const isParted = key === 'phone' && columns.length === 3 && columns.every((column) => /\d$/.test(column));
  if (JOINED.has(key)) return filled.join(' ');
  return isParted ? filled.join('') : (filled[0] ?? '');
}

function holds(where: Where | undefined, valuesOf: (column: string) => readonly string[]): boolean {
  return Object.entries(where ?? {}).every(([column, wanted]) => {
    const [value] = valuesOf(setColumnKey(column));
    const cells: readonly Cell[] = Array.isArray(wanted) ? wanted : [wanted as Cell];
    return value === undefined || cells.some((cell) => String(cell) === value);
  });
}

function digestOf(number: string): string {
  const digits = number.normalize('NFKC').replace(/\D/g, '');
  return createHash('sha256').update(`card ${digits}`).digest('hex').slice(0, 32);
}

import type { EvidenceRef } from '../../../model/evidence-ref.ts';
import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import type { AskedRow } from '../blind/blind-book.ts';
import type { CellAnswer } from '../blind/sign-reader.ts';
import type { BlindRead } from '../reads.ts';
import { Span } from '../span.ts';
import { isPlace, isSingleRow, type RowChoice } from '../sql/row-choice.ts';
import { type RowRoom, Take, type TakeNote, type TakeWay } from './take.ts';

/** Rows that one request asked for, once it is known whether they came back. */
export interface JudgedRead {
  readonly actor: string;
  readonly tenant: string;
  readonly table: readonly string[];
  /** Empty for all. */
  readonly columns: readonly string[];
  readonly choice: RowChoice;
  readonly way: TakeWay;
  readonly certainty: 'taken' | 'possible';
  readonly notes: readonly TakeNote[];
  readonly wave: number;
  readonly at: number;
  readonly source: EvidenceRef;
}

type Whose = Pick<JudgedRead, 'actor' | 'tenant' | 'table' | 'certainty'>;

/** The cells of one row that were read in one spell. */
interface CellRow {
  readonly choice: RowChoice;
  readonly columns: string[];
  values: Map<string, string> | null;
  readonly span: Span;
}

/** What one actor read of one table cell by cell in one spell. */
interface CellTable {
  readonly whose: Whose;
  readonly ways: Set<TakeWay>;
  readonly notes: Set<TakeNote>;
  /** Rows told by nothing but their place: by order, then by place. They share the choice of the first of them. */
  readonly places: Map<string, { readonly choice: RowChoice; readonly rows: Map<number, CellRow> }>;
  readonly others: Map<string, CellRow>;
}

/** So many takes are told apart; who read what beyond them is put together by tenant and certainty. */
const MAX_TAKES = 2_000;
const MAX_RESTS = 200;
/** So many rows are told apart, and so many are put together of cells: beyond, each cell is read by itself. */
const MAX_ROWS = 100_000;
const MAX_TABLES = 20_000;
const MAX_CELLS = 100_000;
const EVERY_ROW: RowChoice = { keys: [], ranges: [], position: null, after: null, untold: true };

const NO_VALUES: ReadonlyMap<string, string> = new Map();

/**
 * Puts what requests read together by the set of columns. A request that reads one column of one row is a cell:
 * the cells of a row that were read in one spell make one set, as with tools that read a table cell by cell.
 */
export class TakeBook {
  readonly #takes = new Map<string, Take>();
  readonly #tables = new Map<string, CellTable>();
  readonly #rests = new Map<string, Take>();
  readonly #room: RowRoom;
  readonly #limits: ReachedLimits;
  #cells = 0;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
    this.#room = { left: MAX_ROWS, isFull: limits.teller('sql-rows') };
  }

  add(read: JudgedRead): void {
    const span = new Span();
    span.add(read.at, read.source);
    if (read.columns.length === 1 && isSingleRow(read.choice) && this.#hasRoom()) {
      const table = this.#table(read, read.wave);
      table.ways.add(read.way);
      for (const note of read.notes) table.notes.add(note);
      const row = cellRow(table, read.choice);
      if (row.columns.length === 0) this.#cells++;
      addColumn(row, read.columns[0]!);
      row.span.absorb(span);
      return;
    }
    const take = this.#take(read, [...read.columns].sort());
    take.ways.add(read.way);
    for (const note of read.notes) take.notes.add(note);
    take.add(read.choice, NO_VALUES, span);
  }

  /** A row that was asked for and that there was no room to follow: it may have been any. */
  addUnfollowed({ at, source, tenant }: ShopEvent, actor: string, read: BlindRead, way: TakeWay): void {
    const span = new Span();
    span.add(at, source);
    const whose = { actor, tenant, table: read.table, certainty: 'possible' } as const;
    const take = this.#take(whose, [...read.question.cell.columns].sort());
    take.ways.add(way);
    take.notes.add('unanswered');
    take.add(EVERY_ROW, NO_VALUES, span);
  }

  /** A row that was read character by character. */
  addAsked(row: AskedRow): void {
    const answers = [...row.columns];
    const read = answers.filter(([, { state }]) => state === 'read');
    const asked = answers.filter(([, { state }]) => state === 'asked');
    if (read.length + asked.length === 0) return;
    const certainty = read.length > 0 ? 'taken' : 'possible';
    const table = this.#table({ ...row, certainty }, row.wave);
    const counted = new Set<CellRow>();
    for (const [name, answer] of read.length > 0 ? read : asked) {
      table.ways.add(row.timed ? 'timed' : 'blind');
      if (certainty === 'possible') table.notes.add('unanswered');
      if (answer.aggregated && !answer.whole) table.notes.add('broken-off');
      const choice = answer.aggregated ? rowsOfText(row.rows, answer) : singleRow(row.rows);
      const cell = cellRow(table, choice);
      for (const column of name.split('+')) addColumn(cell, column);
      if (!counted.has(cell)) cell.span.absorb(row.span);
      counted.add(cell);
      const told = answer.whole && answer.exactCase && !answer.aggregated && !name.includes('+');
      if (told) {
        cell.values ??= new Map();
        cell.values.set(name, answer.value);
      }
    }
  }

  takes(): Take[] {
    for (const { whose, ways, notes, places, others } of this.#tables.values()) {
      const add = (choice: RowChoice, { columns, values, span }: CellRow): void => {
        const take = this.#take(whose, [...columns].sort());
        for (const way of ways) take.ways.add(way);
        for (const note of notes) take.notes.add(note);
        take.add(choice, values ?? NO_VALUES, span);
      };
      for (const row of others.values()) add(row.choice, row);
      for (const { choice, rows } of places.values()) {
        for (const [first, row] of rows) add({ ...choice, position: { ...choice.position!, first } }, row);
      }
    }
    this.#tables.clear();
    return [...this.#takes.values(), ...this.#rests.values()];
  }

  #table(whose: Whose, wave: number): CellTable {
    const { actor, tenant, table, certainty } = whose;
    const key = [actor, tenant, table.join('.'), wave, certainty].join('\0');
    let found = this.#tables.get(key);
    if (found === undefined) {
      const own = { actor, tenant, table, certainty };
      found = { whose: own, ways: new Set(), notes: new Set(), places: new Map(), others: new Map() };
      this.#tables.set(key, found);
    }
    return found;
  }

  #take({ actor, tenant, table, certainty }: Whose, columns: readonly string[]): Take {
    const key = [actor, tenant, table.at(-1), columns.join(), certainty].join('\0');
    let take = this.#takes.get(key);
    if (take === undefined) {
      if (this.#takes.size >= MAX_TAKES) {
        this.#limits.note('sql-rows');
        return this.#rest(tenant, certainty);
      }
      take = new Take({ actor, tenant, table, columns, certainty }, this.#room);
      this.#takes.set(key, take);
    }
    return take;
  }

  #hasRoom(): boolean {
    const hasRoom = this.#cells < MAX_CELLS && this.#tables.size < MAX_TABLES;
    if (!hasRoom) this.#limits.note('sql-rows');
    return hasRoom;
  }

  #rest(tenant: string, certainty: Whose['certainty']): Take {
    const own = `${certainty}\0${tenant}`;
    const isTold = this.#rests.has(own) || this.#rests.size < MAX_RESTS;
    const key = isTold ? own : `${certainty}\0`;
    let rest = this.#rests.get(key);
    if (rest === undefined) {
      const whose = { actor: '', tenant: isTold ? tenant : '', table: [], columns: [], certainty };
      rest = new Take({ ...whose, isRest: true }, this.#room);
      this.#rests.set(key, rest);
    }
    return rest;
  }
}

function cellRow(table: CellTable, choice: RowChoice): CellRow {
  const { position } = choice;
  if (position === null || position.count !== 1 || !isPlace(choice)) {
    return found(table.others, JSON.stringify(choice), choice);
  }
  const order = `${position.by} ${position.descending}`;
  let places = table.places.get(order);
  if (places === undefined) {
    places = { choice, rows: new Map() };
    table.places.set(order, places);
  }
  return found(places.rows, position.first, places.choice);
}

function found<Key>(rows: Map<Key, CellRow>, key: Key, choice: RowChoice): CellRow {
  let row = rows.get(key);
  if (row === undefined) {
    row = { choice, columns: [], values: null, span: new Span() };
    rows.set(key, row);
  }
  return row;
}

function addColumn(row: CellRow, column: string): void {
  if (!row.columns.includes(column)) row.columns.push(column);
}

/** A value is one row's: where the query leaves open which, that cannot be told. */
function singleRow(choice: RowChoice): RowChoice {
  return isSingleRow(choice) ? choice : { ...choice, untold: true };
}

/** The rows behind as much as came out of a value that all rows were put into, one after the other. */
function rowsOfText(choice: RowChoice, { value, whole }: CellAnswer): RowChoice {
  if (whole || choice.untold) return choice;
  if (choice.keys.length > 0 || choice.ranges.length > 0) return { ...choice, untold: true };
  const { by, descending, first } = choice.position ?? { by: '', descending: false, first: 0 };
  return { ...choice, position: { by, descending, first, count: value.split(/[,;|\n]/).length } };
}

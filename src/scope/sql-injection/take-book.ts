import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { AskedRow } from './blind/blind-book.ts';
import type { CellAnswer } from './blind/sign-reader.ts';
import type { RowChoice } from './sql/row-choice.ts';
import { Take, type TakeNote, type TakeWay } from './take.ts';
import { Tally } from './tally.ts';

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

interface CellRow extends Pick<JudgedRead, 'actor' | 'tenant' | 'table' | 'choice' | 'certainty'> {
  readonly columns: Set<string>;
  readonly values: Map<string, string>;
  readonly ways: Set<TakeWay>;
  readonly notes: Set<TakeNote>;
  readonly tally: Tally;
  /** What was counted already: a row is asked for by the same requests for each of its columns. */
  readonly tallies: Set<Tally>;
}

const NO_VALUES: ReadonlyMap<string, string> = new Map();

/**
 * Puts what requests read together by the set of columns. A request that reads one column of one row is a cell:
 * the cells of a row that were read in one spell make one set, as with tools that read a table cell by cell.
 */
export class TakeBook {
  readonly #takes = new Map<string, Take>();
  readonly #cells = new Map<string, CellRow>();

  add(read: JudgedRead): void {
    const tally = new Tally();
    tally.add(read.at, read.source);
    if (read.columns.length === 1 && isSingleRow(read.choice)) {
      const row = this.#cellRow(read, read.wave);
      row.columns.add(read.columns[0]!);
      row.ways.add(read.way);
      for (const note of read.notes) row.notes.add(note);
      row.tally.absorb(tally);
      return;
    }
    const take = this.#take(read, [...read.columns].sort(), read.certainty);
    take.ways.add(read.way);
    for (const note of read.notes) take.notes.add(note);
    take.add(read.choice, NO_VALUES, tally);
  }

  /** A row that was read character by character. */
  addAsked(row: AskedRow): void {
    const answers = [...row.columns];
    const read = answers.filter(([, { state }]) => state === 'read');
    const asked = answers.filter(([, { state }]) => state === 'asked');
    for (const answer of read.length > 0 ? read : asked) this.#addAnswer(row, answer, read.length > 0);
  }

  #addAnswer(asked: AskedRow, [name, answer]: readonly [string, CellAnswer], sure: boolean): void {
    const { actor, tenant, table, wave, timed } = asked;
    const choice = answer.aggregated ? rowsOfText(asked.rows, answer) : singleRow(asked.rows);
    const row = this.#cellRow({ actor, tenant, table, choice, certainty: sure ? 'taken' : 'possible' }, wave);
    for (const column of name.split('+')) row.columns.add(column);
    const told = answer.whole && answer.exactCase && !answer.aggregated && !name.includes('+');
    if (told) row.values.set(name, answer.value);
    row.ways.add(timed ? 'timed' : 'blind');
    if (!sure) row.notes.add('unanswered');
    if (answer.aggregated && !answer.whole) row.notes.add('broken-off');
    if (!row.tallies.has(asked.tally)) row.tally.absorb(asked.tally);
    row.tallies.add(asked.tally);
  }

  takes(): Take[] {
    for (const row of this.#cells.values()) {
      const take = this.#take(row, [...row.columns].sort(), row.certainty);
      for (const way of row.ways) take.ways.add(way);
      for (const note of row.notes) take.notes.add(note);
      take.add(row.choice, row.values, row.tally);
    }
    this.#cells.clear();
    return [...this.#takes.values()];
  }

  #cellRow(
    read: Pick<CellRow, 'actor' | 'tenant' | 'table' | 'choice' | 'certainty'>,
    wave: number,
  ): CellRow {
    const { actor, tenant, table, choice, certainty } = read;
    const key = JSON.stringify([actor, tenant, table, wave, choice, certainty]);
    let row = this.#cells.get(key);
    if (row === undefined) {
      const empty = { columns: new Set<string>(), values: new Map<string, string>() };
      row = {
        actor,
        tenant,
        table,
        choice,
        certainty,
        ...empty,
        ways: new Set(),
        notes: new Set(),
        tally: new Tally(),
        tallies: new Set(),
      };
      this.#cells.set(key, row);
    }
    return row;
  }

  #take(
    { actor, tenant, table }: Pick<JudgedRead, 'actor' | 'tenant' | 'table'>,
    columns: readonly string[],
    certainty: JudgedRead['certainty'],
  ): Take {
    const name = table.at(-1)!;
    const key = JSON.stringify([actor, tenant, name, columns, certainty]);
    let take = this.#takes.get(key);
    if (take === undefined) {
      take = new Take(actor, tenant, table, columns, certainty);
      this.#takes.set(key, take);
    }
    return take;
  }
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

/** Whether a query asks for one row at the most. */
export function isSingleRow({ position, after, keys, ranges, untold }: RowChoice): boolean {
  if (untold || ranges.length > 0) return false;
  return after?.count === 1 || position?.count === 1 || (keys.length === 1 && keys[0]!.values.length === 1);
}

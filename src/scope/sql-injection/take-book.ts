import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { AskedRow } from './blind/blind-book.ts';
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
    for (const certainty of ['taken', 'possible'] as const) {
      const state = certainty === 'taken' ? 'read' : 'asked';
      const read = answers.filter(([, answer]) => answer.state === state);
      if (read.length === 0) continue;
      const { actor, tenant, table, wave } = row;
      const cell = this.#cellRow({ actor, tenant, table, choice: row.rows, certainty }, wave);
      for (const [name, answer] of read) {
        for (const column of name.split('+')) cell.columns.add(column);
        if (answer.whole && answer.exactCase && !name.includes('+')) cell.values.set(name, answer.value);
      }
      cell.ways.add(row.timed ? 'timed' : 'blind');
      if (certainty === 'possible') cell.notes.add('unanswered');
      cell.tally.absorb(row.tally);
      if (certainty === 'taken') break;
    }
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

/** Whether a query asks for one row at the most. */
export function isSingleRow({ position, after, keys, ranges, untold }: RowChoice): boolean {
  if (untold || ranges.length > 0) return false;
  return after !== null || position?.count === 1 || (keys.length === 1 && keys[0]!.values.length === 1);
}

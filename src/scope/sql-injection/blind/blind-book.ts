import { ReachedLimits } from '../../../model/reached-limits.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import type { BlindRead } from '../reads.ts';
import { Span } from '../span.ts';
import type { RowChoice } from '../sql/row-choice.ts';
import { Waves } from '../waves.ts';
import type { Asked } from './position-answers.ts';
import { type CellAnswer, type CellQuestions, SignReader } from './sign-reader.ts';

/** A row of which single characters were asked for. */
export interface AskedRow {
  readonly actor: string;
  readonly tenant: string;
  readonly table: readonly string[];
  readonly wave: number;
  readonly rows: RowChoice;
  readonly timed: boolean;
  /** By column; several joined into one value are written `a+b`. */
  readonly columns: ReadonlyMap<string, CellAnswer>;
  readonly span: Span;
}

interface OpenRow extends Omit<AskedRow, 'columns' | 'timed'> {
  readonly cells: Map<string, OpenCell>;
  timed: boolean;
}

interface OpenCell extends CellQuestions {
  exactCase: boolean;
}

/** More questions than this are not kept one by one: only that their rows were asked for. */
const MAX_QUESTIONS = 4_000_000;
const MAX_SIGNS = 0xffff;
/** A reply of which nothing is kept: it tells nothing. */
const UNKNOWN_SIGN = '\0';
/** Rows beyond these are not put together; so are values that are compared with more texts than these. */
const MAX_ROWS = 50_000;
const MAX_ASKED = 100_000;

/**
 * Gathers the questions of blind extraction by row, column and character, and tells what came out. A question
 * takes eight bytes; rows and characters take what was reached.
 */
export class BlindBook {
  readonly #limits: ReachedLimits;
  readonly #mostSigns: number;
  readonly #rows = new Map<string, OpenRow>();
  readonly #questions = new Map<string, number>();
  readonly #asked: Asked[] = [];
  readonly #signs = new Map<string, number>([[UNKNOWN_SIGN, 0]]);
  readonly #signNames: string[] = [UNKNOWN_SIGN];
  readonly #waves: Waves;
  #kept = 0;

  constructor(limits = new ReachedLimits(), mostSigns = MAX_SIGNS) {
    this.#limits = limits;
    this.#waves = new Waves(limits);
    this.#mostSigns = mostSigns;
  }

  /**
   * @param form what stays the same while one hole is asked in one way
   * @param sign what tells a yes from a no in the reply; '' when nothing does
   * @returns false when there is no room for its row or for the question
   */
  add(event: ShopEvent, actor: string, read: BlindRead, form: string, sign: string): boolean {
    const { table, rows, question } = read;
    const id = this.#questionId(question);
    if (id < 0 || this.#kept >= MAX_QUESTIONS) return this.#leaveOut();
    const wave = this.#waves.at(`${actor}\0${event.tenant}\0${table.join('.')}`, event.at);
    const key = JSON.stringify([actor, event.tenant, table, wave, rows]);
    let row = this.#rows.get(key);
    if (row === undefined) {
      if (this.#rows.size >= MAX_ROWS) return this.#leaveOut();
      const { tenant } = event;
      row = { actor, tenant, table, wave, rows, timed: false, cells: new Map(), span: new Span() };
      this.#rows.set(key, row);
    }
    row.span.add(event.at, event.source);
    if (form.endsWith(' timed')) row.timed = true;
    const name = question.cell.columns.join('+');
    let cell = row.cells.get(name);
    if (cell === undefined) {
      const { hex, aggregated } = question.cell;
      cell = { places: new Map(), lengths: [], hex, aggregated, exactCase: true };
      row.cells.set(name, cell);
    }
    if (!question.exactCase && question.cell.about === 'value') cell.exactCase = false;
    this.#kept++;
    const place = question.cell.about === 'length' ? -1 : question.place;
    this.#keep(cell, place, id * 0x10000 + this.#signId(form, sign));
    return true;
  }

  /** What came out. Asked once, at the end. */
  rows(): AskedRow[] {
    const reader = new SignReader(this.#asked, this.#signNames);
    for (const { cells } of this.#rows.values()) for (const cell of cells.values()) reader.learn(cell);
    reader.settle([...this.#rows.values()].flatMap(({ cells }) => [...cells.values()]));
    return [...this.#rows.values()].map(({ cells, ...row }) => ({
      ...row,
      columns: new Map([...cells].map(([name, cell]) => [name, reader.read(cell, cell.exactCase)])),
    }));
  }

  #leaveOut(): false {
    this.#limits.note('sql-questions');
    return false;
  }

  #keep(cell: OpenCell, place: number, packed: number): void {
    if (place < 0) {
      cell.lengths.push(packed);
      return;
    }
    const questions = cell.places.get(place);
    if (questions === undefined) cell.places.set(place, [packed]);
    else questions.push(packed);
  }

  /** -1 when there are too many. */
  #questionId({ key, negated, above, equal, holds }: BlindRead['question']): number {
    const name = negated ? `!${key}` : key;
    let id = this.#questions.get(name);
    if (id === undefined) {
      if (this.#asked.length >= MAX_ASKED) return -1;
      id = this.#asked.length;
      this.#asked.push({ above, equal, negated, holds });
      this.#questions.set(name, id);
    }
    return id;
  }

  #signId(form: string, sign: string): number {
    const name = `${form}\0${sign}`;
    let id = this.#signs.get(name);
    if (id === undefined) {
      if (this.#signNames.length >= this.#mostSigns) {
        this.#limits.note('sql-questions');
        return this.#signs.get(`${form}\0`) ?? this.#signs.get(UNKNOWN_SIGN)!;
      }
      id = this.#signNames.length;
      this.#signNames.push(name);
      this.#signs.set(name, id);
    }
    return id;
  }
}

import { type Asked, answersByOrder, type Solved, solvePosition } from './position-answers.ts';
import { valueText } from './value-text.ts';

/** The questions about one value, by the character's place; each packed as question × 65,536 + sign. */
export interface CellQuestions {
  readonly places: Map<number, number[]>;
  /** Questions about the value's length. */
  readonly lengths: number[];
  readonly hex: boolean;
  readonly aggregated: boolean;
}

/** What came out of one value. */
export interface CellAnswer {
  /** `read`: characters came out; `asked`: it was asked for, and nothing shows what came; `nothing`: no answer helped. */
  readonly state: 'read' | 'asked' | 'nothing';
  /** What could be put together of it; '' for nothing. */
  readonly value: string;
  /** Whether that is the value from its first to its last character. */
  readonly whole: boolean;
  readonly exactCase: boolean;
  readonly aggregated: boolean;
}

/** Codes that end a value: a character that is not there counts as 0, databases' placeholders as a space. */
const HIGHEST_END = 32;

/**
 * Learns from the order of questions which replies mean yes and which no, and reads values with that. What
 * neither order nor reply tells stays open.
 */
export class SignReader {
  readonly #asked: readonly Asked[];
  readonly #yes: Float64Array;
  readonly #no: Float64Array;
  readonly #forms: readonly string[];
  readonly #silent: readonly boolean[];
  readonly #meaning: (boolean | null)[];

  constructor(asked: readonly Asked[], signNames: readonly string[]) {
    this.#asked = asked;
    this.#yes = new Float64Array(signNames.length);
    this.#no = new Float64Array(signNames.length);
    this.#forms = signNames.map((name) => name.slice(0, name.lastIndexOf('\0')));
    this.#silent = signNames.map((name) => name.endsWith('\0'));
    this.#meaning = signNames.map(() => null);
  }

  /** Lets the order of a value's questions vote on what the replies mean. */
  learn(cell: CellQuestions): void {
    for (const [place, packed] of cell.places) {
      const told = answersByOrder(this.#questions(packed), cell.places.has(place + 1));
      packed.forEach((one, index) => {
        const answer = told[index];
        if (answer === true) this.#yes[one % 0x10000]! += 1;
        else if (answer === false) this.#no[one % 0x10000]! += 1;
      });
    }
  }

  /** Decides what each reply means, once all have been learnt from. */
  settle(cells: readonly CellQuestions[]): void {
    const byForm = new Map<string, number[]>();
    this.#forms.forEach((form, sign) => {
      if (!this.#silent[sign]) byForm.set(form, [...(byForm.get(form) ?? []), sign]);
    });
    for (const signs of byForm.values()) this.#settleForm(signs, cells);
  }

  read(cell: CellQuestions, exactCase: boolean): CellAnswer {
    const { aggregated } = cell;
    const solved = new Map<number, Solved>();
    for (const [place, packed] of cell.places)
      solved.set(place, this.#solve(packed, cell.places.has(place + 1)));
    const state = this.#stateOf(cell, solved);
    if (state !== 'read') return { state, value: '', whole: false, exactCase, aggregated };
    const numeric = solved.get(0);
    if (numeric !== undefined && !solved.has(1)) {
      const whole = numeric.left === 1;
      return { state, value: whole ? String(numeric.code) : '', whole, exactCase: true, aggregated };
    }
    return { state, exactCase, aggregated, ...this.#textOf(cell, solved) };
  }

  #questions(packed: readonly number[]): Asked[] {
    return packed.map((one) => this.#asked[Math.floor(one / 0x10000)]!);
  }

  #solve(packed: readonly number[], goesOn: boolean): Solved {
    const asked = this.#questions(packed);
    const order = answersByOrder(asked, goesOn);
    const answers = packed.map((one, index) => this.#meaning[one % 0x10000] ?? order[index] ?? null);
    const solved = solvePosition(asked, answers);
    return solved.left > 0 ? solved : solvePosition(asked, order);
  }

  #settleForm(signs: readonly number[], cells: readonly CellQuestions[]): void {
    for (const sign of signs) {
      const [yes, no] = [this.#yes[sign]!, this.#no[sign]!];
      if (yes + no > 0 && Math.max(yes, no) >= 0.8 * (yes + no)) this.#meaning[sign] = yes > no;
    }
    const told = signs.filter((sign) => this.#meaning[sign] !== null);
    if (signs.length !== 2 || told.length === 2) return;
    const [first, second] = signs as [number, number];
    if (told.length === 1) {
      this.#meaning[told[0] === first ? second : first] = !this.#meaning[told[0]!];
    } else this.#settleByText(first, second, cells);
  }

  /** Without any order (questions about bits) the reading that gives text is the right one. */
  #settleByText(first: number, second: number, cells: readonly CellQuestions[]): void {
    const score = (firstMeans: boolean): number => {
      this.#meaning[first] = firstMeans;
      this.#meaning[second] = !firstMeans;
      let plain = 0;
      for (const cell of cells.slice(0, 200)) {
        for (const packed of cell.places.values()) {
          const { code, left } = this.#solve(packed, false);
          if (left === 1) plain += code >= 0x20 && code !== 0x7f && !(code >= 0x80 && code < 0xc2) ? 1 : -1;
        }
      }
      return plain;
    };
    const [asYes, asNo] = [score(true), score(false)];
    const meaning = asYes === asNo ? null : asYes > asNo;
    this.#meaning[first] = meaning;
    this.#meaning[second] = meaning === null ? null : !meaning;
  }

  #stateOf(cell: CellQuestions, solved: ReadonlyMap<number, Solved>): CellAnswer['state'] {
    const clear = [...solved].filter(([, { left, code }]) => left > 0 && left <= 2 && code > 0).length;
    if (clear > 0 && this.#answersDiffer(cell)) return 'read';
    return solved.size >= 2 && this.#answersDiffer(cell, true) ? 'asked' : 'nothing';
  }

  /** Whether both yes and no are among the answers: a page that always says the same tells nothing. */
  #answersDiffer(cell: CellQuestions, orUnknown = false): boolean {
    let [yes, no, unknown] = [false, false, false];
    for (const [place, packed] of cell.places) {
      const order = answersByOrder(this.#questions(packed), cell.places.has(place + 1));
      packed.forEach((one, index) => {
        const answer = this.#meaning[one % 0x10000] ?? order[index] ?? null;
        if (answer === null) unknown = true;
        else if (answer) yes = true;
        else no = true;
      });
      if (yes && no) return true;
    }
    return orUnknown && unknown;
  }

  #textOf(cell: CellQuestions, solved: ReadonlyMap<number, Solved>): { value: string; whole: boolean } {
    const codes: number[] = [];
    let place = 1;
    for (; solved.get(place)?.left === 1 && solved.get(place)!.code > 0; place++)
      codes.push(solved.get(place)!.code);
    const end = solved.get(place);
    const ended =
      end !== undefined && (end.left === 0 || (end.code <= 1 && end.code + end.left - 1 <= HIGHEST_END));
    const length = this.#lengthOf(cell);
    const past = [...solved.keys()].some((other) => other > place);
    const whole =
      codes.length > 0 && !past && (ended || length === codes.length || this.#exhausted(cell, place));
    return { value: valueText(codes, cell.hex).trimEnd(), whole };
  }

  #lengthOf(cell: CellQuestions): number {
    if (cell.lengths.length === 0) return -1;
    const { code, left } = this.#solve(cell.lengths, cell.places.size > 0);
    return left === 1 ? code : -1;
  }

  /** Whether every guess for a character failed: there is none. */
  #exhausted(cell: CellQuestions, place: number): boolean {
    const packed = cell.places.get(place);
    if (packed === undefined || packed.length < 16) return false;
    return packed.every((one) => {
      const asked = this.#asked[Math.floor(one / 0x10000)]!;
      return !Number.isNaN(asked.equal) && this.#meaning[one % 0x10000] === asked.negated;
    });
  }
}

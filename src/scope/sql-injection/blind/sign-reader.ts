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

/** More signs than this are a page whose size varies by itself. */
const MAX_PLAIN_SIGNS = 6;
/** Share of votes that must agree. */
const SURE = 0.9;
/** Share of sure votes that may go against the replies (a value that was asked for anew) before those are doubted. */
const CLEAN = 0.002;

/** Codes that end a value: a character that is not there counts as 0, databases' placeholders as a space. */
const HIGHEST_END = 32;

/**
 * Learns from the order of questions which replies mean yes and which no, and reads values with that. What
 * neither order nor reply tells stays open.
 */
export class SignReader {
  readonly #asked: readonly Asked[];
  /** Votes for no and yes, by sign. */
  readonly #strong: Float64Array;
  readonly #weak: Float64Array;
  /** Forms whose replies contradict the order of the questions: an answer by reply alone may be wrong. */
  readonly #noisy = new Set<string>();
  readonly #forms: readonly string[];
  readonly #silent: readonly boolean[];
  /** The reply's size, after its status; NaN for other signs. */
  readonly #sizes: readonly number[];
  readonly #meaning: (boolean | null)[];

  constructor(asked: readonly Asked[], signNames: readonly string[]) {
    this.#asked = asked;
    this.#strong = new Float64Array(signNames.length * 2);
    this.#weak = new Float64Array(signNames.length * 2);
    this.#forms = signNames.map((name) => name.slice(0, name.lastIndexOf('\0')));
    this.#silent = signNames.map((name) => name.endsWith('\0'));
    this.#sizes = signNames.map((name) => {
      const [status, bytes] = name
        .slice(name.lastIndexOf('\0') + 1)
        .split(':')
        .map(Number);
      return bytes === undefined ? Number.NaN : status! * 1e12 + bytes;
    });
    this.#meaning = signNames.map(() => null);
  }

  /** Lets the order of a value's questions vote on what the replies mean: a bisection surely, guesses weakly. */
  learn(cell: CellQuestions): void {
    for (const [place, packed] of cell.places) {
      const asked = this.#questions(packed);
      const told = answersByOrder(asked, cell.places.has(place + 1));
      packed.forEach((one, index) => {
        const answer = told[index];
        if (answer === null || answer === undefined) return;
        const votes = Number.isNaN(asked[index]!.above) ? this.#weak : this.#strong;
        votes[(one % 0x10000) * 2 + (answer ? 1 : 0)]! += 1;
      });
    }
  }

  /** Decides what each reply means, once all have been learnt from. */
  settle(cells: readonly CellQuestions[]): void {
    const byForm = new Map<string, number[]>();
    this.#forms.forEach((form, sign) => {
      if (this.#silent[sign]) return;
      const signs = byForm.get(form);
      if (signs === undefined) byForm.set(form, [sign]);
      else signs.push(sign);
    });
    for (const [form, signs] of byForm) this.#settleForm(form, signs, cells);
  }

  read(cell: CellQuestions, exactCase: boolean): CellAnswer {
    const { aggregated } = cell;
    const solved = new Map<number, Solved>();
    let doubtful = false;
    for (const [place, packed] of cell.places) {
      const one = this.#solve(packed, cell.places.has(place + 1));
      solved.set(place, one);
      doubtful ||= one.doubtful;
    }
    const state = this.#stateOf(cell, solved);
    if (state !== 'read') return { state, value: '', whole: false, exactCase, aggregated };
    const numeric = solved.get(0);
    if (numeric !== undefined && !solved.has(1)) {
      const whole = numeric.left === 1;
      return { state, value: whole ? String(numeric.code) : '', whole, exactCase: true, aggregated };
    }
    const { value, whole } = this.#textOf(cell, solved);
    return { state, value, whole: whole && !doubtful, exactCase, aggregated };
  }

  #questions(packed: readonly number[]): Asked[] {
    return packed.map((one) => this.#asked[Math.floor(one / 0x10000)]!);
  }

  #solve(packed: readonly number[], goesOn: boolean): Solved & { readonly doubtful: boolean } {
    const asked = this.#questions(packed);
    const order = answersByOrder(asked, goesOn);
    let doubtful = false;
    const answers = packed.map((one, index) => {
      const byOrder = order[index] ?? null;
      const bySign = this.#meaning[one % 0x10000] ?? null;
      const guess = !Number.isNaN(asked[index]!.equal);
      if (byOrder === null && this.#noisy.has(this.#forms[one % 0x10000]!)) doubtful = true;
      if (byOrder !== null && bySign !== null && byOrder !== bySign && !guess) doubtful = true;
      // Guesses may come from several threads at once: then the last one need not be the right one.
      return guess ? (bySign ?? byOrder) : (byOrder ?? bySign);
    });
    return { ...solvePosition(asked, answers), doubtful };
  }

  #settleForm(form: string, signs: readonly number[], cells: readonly CellQuestions[]): void {
    const surely = signs.some((sign) => this.#strong[sign * 2]! + this.#strong[sign * 2 + 1]! > 0);
    const votes = surely ? this.#strong : this.#weak;
    if (signs.length > MAX_PLAIN_SIGNS) this.#settleBySize(signs, votes);
    else this.#settleBySign(signs, votes);
    const told = signs.filter((sign) => this.#meaning[sign] !== null);
    const differ = new Set(told.map((sign) => this.#meaning[sign])).size === 2;
    if (signs.length === 2 && !differ) this.#settlePair(signs as [number, number], surely ? told : [], cells);
    if (surely && this.#contradiction(signs) > CLEAN) this.#noisy.add(form);
  }

  #settleBySign(signs: readonly number[], votes: Float64Array): void {
    for (const sign of signs) {
      const [no, yes] = [votes[sign * 2]!, votes[sign * 2 + 1]!];
      if (yes + no > 0 && Math.max(yes, no) >= SURE * (yes + no)) this.#meaning[sign] = yes > no;
    }
  }

  #settlePair(
    pair: readonly [number, number],
    told: readonly number[],
    cells: readonly CellQuestions[],
  ): void {
    const [first, second] = pair;
    if (told.length === 1) this.#meaning[told[0] === first ? second : first] = !this.#meaning[told[0]!];
    else this.#settleByText(first, second, cells);
  }

  /** The share of sure votes that a form's replies go against. */
  #contradiction(signs: readonly number[]): number {
    let [against, all] = [0, 0];
    for (const sign of signs) {
      const meaning = this.#meaning[sign];
      const [no, yes] = [this.#strong[sign * 2]!, this.#strong[sign * 2 + 1]!];
      all += no + yes;
      if (meaning !== null) against += meaning ? no : yes;
    }
    return against / all;
  }

  /** Pages whose size varies by itself: yes and no are told apart where a size lies between all of the one and the other. */
  #settleBySize(signs: readonly number[], votes: Float64Array): void {
    const voted = signs
      .filter((sign) => votes[sign * 2]! + votes[sign * 2 + 1]! > 0 && !Number.isNaN(this.#sizes[sign]!))
      .sort((a, b) => this.#sizes[a]! - this.#sizes[b]!);
    const all = voted.reduce((sum, sign) => sum + votes[sign * 2]! + votes[sign * 2 + 1]!, 0);
    let right = voted.reduce((sum, sign) => sum + votes[sign * 2 + 1]!, 0);
    let best = { share: Math.max(right, all - right), border: Number.NaN, aboveIsYes: true };
    for (let place = 0; place + 1 < voted.length; place++) {
      const sign = voted[place]!;
      right += votes[sign * 2]! - votes[sign * 2 + 1]!;
      const share = Math.max(right, all - right);
      const border = (this.#sizes[sign]! + this.#sizes[voted[place + 1]!]!) / 2;
      if (share > best.share) best = { share, border, aboveIsYes: right >= all - right };
    }
    if (Number.isNaN(best.border) || best.share < SURE * all) return;
    for (const sign of signs) {
      const size = this.#sizes[sign]!;
      if (!Number.isNaN(size)) this.#meaning[sign] = size > best.border === best.aboveIsYes;
    }
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

import type { ShopEvent } from '../../model/shop-event.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { LineSet } from './line-set.ts';
import type { Mark } from './mark.ts';
import { MarkList, type MarkSpill } from './mark-list.ts';
import { marksWithout } from './marks-without.ts';

const NO_RULES: readonly RuleInfo[] = [];

type Noted = Pick<ShopEvent, 'at' | 'status' | 'source'>;

/** Events of a run that came out alike: refused, or not. */
interface Part {
  readonly first: Mark;
  /** The marks after the first; made with the second event. */
  later: MarkList | null;
  /** Of the newest. */
  status: number;
  at: number;
  ref: Mark['ref'];
}

/** The events of a run that came out otherwise than its newest. */
export interface OtherPart {
  /** The newest left out. */
  readonly marks: Iterable<Mark>;
  /** Of the newest. */
  readonly status: number;
  readonly at: number;
  readonly ref: Mark['ref'];
}

/**
 * A stretch of like events of one subject without a silence of `silenceMs`. Rules are asked only at steps of
 * the count (see {@link isStep}); once one holds, the later events of the run belong to it without asking.
 */
export class Run {
  held: readonly RuleInfo[] = NO_RULES;
  /** Events so far. */
  total = 0;
  #open: Part | null = null;
  #refused: Part | null = null;
  /** Whether the newest was refused. */
  isRefused = false;
  #lastAt = Number.NaN;
  readonly #silenceMs: number;
  readonly #spill: MarkSpill | undefined;

  /** @param spill where the marks of a long run lie; left out, in memory */
  constructor(silenceMs: number, spill?: MarkSpill) {
    this.#silenceMs = silenceMs;
    this.#spill = spill;
  }

  /** The events so far: those that were not refused, then those that were. Can be gone through again, also when the run is over. */
  get marks(): Iterable<Mark> {
    const [open, refused] = [this.#open, this.#refused];
    return {
      *[Symbol.iterator]() {
        yield* marksOf(open);
        yield* marksOf(refused);
      },
    };
  }

  /** How many marks are in memory. */
  get kept(): number {
    return keptOf(this.#open) + keptOf(this.#refused);
  }

  /** Some of the last events that were not refused, oldest first. */
  newest(most: number): readonly Mark[] {
    const later = this.#open?.later?.newest(most) ?? [];
    return later.length > 0 || this.#open === null ? later : [this.#open.first];
  }

  /** Those that came out as the newest did, which is left out. */
  get alike(): Iterable<Mark> {
    const part = this.isRefused ? this.#refused : this.#open;
    return part === null ? [] : beforeNewest(part);
  }

  /** Those that came out otherwise; null where there are none. */
  get others(): OtherPart | null {
    const part = this.isRefused ? this.#open : this.#refused;
    if (part === null) return null;
    const { status, at, ref } = part;
    return { marks: beforeNewest(part), status, at, ref };
  }

  /**
   * Notes the next event; a silence before it begins a new run.
   *
   * @param isRefused whether it was refused, where events of one run may come out differently
   */
  note({ at, status, source: ref }: Noted, isRefused = false): void {
    if (this.isOver(at)) {
      this.held = NO_RULES;
      this.#open = null;
      this.#refused = null;
      this.total = 0;
    }
    this.#lastAt = at;
    this.isRefused = isRefused;
    this.total++;
    const part = isRefused ? this.#refused : this.#open;
    if (part === null) {
      const begun = { first: { ref, at }, later: null, status, at, ref };
      if (isRefused) this.#refused = begun;
      else this.#open = begun;
      return;
    }
    part.status = status;
    part.at = at;
    part.ref = ref;
    part.later ??= new MarkList(this.#spill);
    part.later.push({ ref, at });
  }

  /** Whether what comes at this time begins a new run. */
  isOver(at: number): boolean {
    return at - this.#lastAt > this.#silenceMs;
  }

  /** The same without events of these lines: itself where it has none of them, null where it has no other. */
  without(lines: LineSet): Run | null {
    if (!hasAny(this.marks, lines)) return this;
    const rest = new Run(this.#silenceMs, this.#spill);
    rest.held = this.held;
    rest.#open = this.#partWithout(this.#open, lines, rest);
    rest.#refused = this.#partWithout(this.#refused, lines, rest);
    rest.#lastAt = this.#lastAt;
    rest.isRefused = rest.#open === null || (this.isRefused && rest.#refused !== null);
    return rest.total === 0 ? null : rest;
  }

  #partWithout(part: Part | null, lines: LineSet, rest: Run): Part | null {
    let left: Part | null = null;
    for (const mark of marksOf(part)) {
      if (lines.has(mark.ref)) continue;
      rest.total++;
      if (left === null) {
        left = { ...part!, ...mark, first: mark, later: null };
        continue;
      }
      left.later ??= new MarkList(this.#spill);
      left.later.push(mark);
      left.at = mark.at;
      left.ref = mark.ref;
    }
    return left;
  }

  /** The newest of those that came out as the newest of all did; null before the first. */
  get last(): Pick<OtherPart, 'status' | 'at' | 'ref'> | null {
    return this.isRefused ? this.#refused : this.#open;
  }

  /** A rule has come to hold: the rest of the run belongs to it. */
  hold(rules: readonly RuleInfo[]): void {
    if (rules.length > 0) this.held = [...this.held, ...rules];
  }

  /** Whether an observation with this count would be looked at: a rule holds already, or may come to. */
  isAsked(count: number): boolean {
    return this.held.length > 0 || isStep(count);
  }
}

/**
 * Whether rules are asked at this count: from 5 to 20 at each, to 100 at every fifth, then at numbers of two
 * digits and zeros. A threshold between two steps takes effect at the next one.
 */
export function isStep(count: number): boolean {
  if (count < 5) return false;
  if (count <= 20) return true;
  if (count <= 100) return count % 5 === 0;
  return count % 10 ** (Math.floor(Math.log10(count)) - 1) === 0;
}

function* marksOf(part: Part | null): Generator<Mark> {
  if (part === null) return;
  yield part.first;
  if (part.later !== null) yield* part.later;
}

function beforeNewest(part: Part): Iterable<Mark> {
  return marksWithout({ [Symbol.iterator]: () => marksOf(part) }, part.ref);
}

function hasAny(marks: Iterable<Mark>, lines: LineSet): boolean {
  for (const { ref } of marks) if (lines.has(ref)) return true;
  return false;
}

function keptOf(part: Part | null): number {
  return part?.later?.kept ?? 0;
}

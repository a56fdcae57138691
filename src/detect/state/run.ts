import type { ShopEvent } from '../../model/shop-event.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Mark } from './mark.ts';
import { MarkList } from './mark-list.ts';

/** How many earlier events of a run are kept, to be shown when a rule comes to hold. */
const KEPT_MARKS = 512;
const NO_RULES: readonly RuleInfo[] = [];

/**
 * A stretch of like events of one subject without a silence of `silenceMs`. Rules are asked only at steps of
 * the count (see {@link isStep}); once one holds, the later events of the run belong to it without asking.
 */
export class Run {
  held: readonly RuleInfo[] = NO_RULES;
  /** Events so far, also those whose marks were not kept. */
  total = 0;
  #first: Mark | null = null;
  /** The marks after the first; made with the second event. */
  #later: MarkList | null = null;
  #lastAt = Number.NaN;
  readonly #silenceMs: number;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  /** The events so far, as far as they were kept. */
  get marks(): readonly Mark[] {
    return this.#first === null ? [] : [this.#first, ...(this.#later ?? [])];
  }

  /** How many marks are kept. */
  get kept(): number {
    return this.#later?.length ?? 0;
  }

  /** Notes the next event; a silence before it begins a new run. */
  note(event: ShopEvent): void {
    if (event.at - this.#lastAt > this.#silenceMs) {
      this.held = NO_RULES;
      this.#first = null;
      this.#later = null;
      this.total = 0;
    }
    this.#lastAt = event.at;
    this.total++;
    const mark = { ref: event.source, at: event.at };
    if (this.#first === null) this.#first = mark;
    else {
      this.#later ??= new MarkList();
      if (this.#later.length < KEPT_MARKS) this.#later.push(mark);
    }
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

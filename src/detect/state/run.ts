import { compareEvidence } from '../../model/evidence-ref.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { RuleInfo } from '../rule-info.ts';
import type { Mark } from './mark.ts';
import { MarkList } from './mark-list.ts';

/** How many earlier events of a run are kept, to be shown when a rule comes to hold. */
const KEPT_MARKS = 512;
const NO_RULES: readonly RuleInfo[] = [];

type Noted = Pick<ShopEvent, 'at' | 'status' | 'source'>;

/** Events of a run that came out alike: refused, or not. */
interface Part {
  total: number;
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
  /** As far as they were kept, the newest left out. */
  readonly marks: readonly Mark[];
  readonly total: number;
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
  /** Events so far, also those whose marks were not kept. */
  total = 0;
  #open: Part | null = null;
  #refused: Part | null = null;
  /** Whether the newest was refused. */
  isRefused = false;
  #lastAt = Number.NaN;
  readonly #silenceMs: number;

  constructor(silenceMs: number) {
    this.#silenceMs = silenceMs;
  }

  /** The events so far, as far as they were kept. */
  get marks(): readonly Mark[] {
    const marks = [...marksOf(this.#open), ...marksOf(this.#refused)];
    return this.#open === null || this.#refused === null ? marks : marks.sort((a, b) => a.at - b.at);
  }

  /** How many marks are kept. */
  get kept(): number {
    return keptOf(this.#open) + keptOf(this.#refused);
  }

  /** Those that came out as the newest did, which is the last of them. */
  get alike(): { readonly marks: readonly Mark[]; readonly total: number } {
    const part = this.isRefused ? this.#refused : this.#open;
    return { marks: marksOf(part), total: part?.total ?? 0 };
  }

  /** Those that came out otherwise; null where there are none. */
  get others(): OtherPart | null {
    const part = this.isRefused ? this.#open : this.#refused;
    if (part === null) return null;
    const { total, status, at, ref } = part;
    return { marks: withoutOne(marksOf(part), ref), total, status, at, ref };
  }

  /**
   * Notes the next event; a silence before it begins a new run.
   *
   * @param isRefused whether it was refused, where events of one run may come out differently
   */
  note({ at, status, source: ref }: Noted, isRefused = false): void {
    if (at - this.#lastAt > this.#silenceMs) {
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
      const begun = { total: 1, first: { ref, at }, later: null, status, at, ref };
      if (isRefused) this.#refused = begun;
      else this.#open = begun;
      return;
    }
    part.total++;
    part.status = status;
    part.at = at;
    part.ref = ref;
    part.later ??= new MarkList();
    if (this.kept < KEPT_MARKS) part.later.push({ ref, at });
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

function marksOf(part: Part | null): Mark[] {
  return part === null ? [] : [part.first, ...(part.later ?? [])];
}

function keptOf(part: Part | null): number {
  return part?.later?.length ?? 0;
}

function withoutOne(marks: readonly Mark[], one: Mark['ref']): Mark[] {
  return marks.filter(({ ref }) => compareEvidence(ref, one) !== 0);
}

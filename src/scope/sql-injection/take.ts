import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Certainty } from '../../model/exposure.ts';
import type { ReadMode } from './find-reads.ts';
import type { Span } from './span.ts';
import { isPlace, type RowChoice } from './sql/row-choice.ts';
import { Tally } from './tally.ts';

/** How rows came out. */
export type TakeWay = ReadMode | 'blind' | 'timed';

/** Why what was read is less sure, or fewer, than what was asked for. */
export type TakeNote =
  | 'no-status'
  | 'same-size'
  | 'other-columns'
  | 'short-concat'
  | 'small-reply'
  | 'short-error'
  | 'cut'
  | 'unanswered'
  | 'key-paging'
  | 'broken-off';

/** Rows that were read. */
export interface TakenRows {
  readonly choice: RowChoice;
  /** For rows told by their place: all of them, first and count. */
  readonly places: readonly (readonly [number, number])[];
  /** What was put together of the row's values, whole and in their own case, by column. */
  readonly values: ReadonlyMap<string, string>;
  readonly first: EvidenceRef;
  readonly from: number;
  readonly to: number;
}

type Gathered = { -readonly [Part in keyof TakenRows]: TakenRows[Part] } & { places: [number, number][] };

interface Stretch {
  from: number;
  to: number;
}

const DAY_MS = 86_400_000;
/** As long a silence ends a finding's episode: what is proven of one is not proven of the next. */
const SILENCE_MS = 30 * 60_000;

/** One actor read one set of columns of one table. */
export class Take {
  readonly actor: string;
  /** The tenant whose page was attacked. */
  readonly tenant: string;
  readonly table: readonly string[];
  /** Sorted; empty for all. */
  readonly columns: readonly string[];
  readonly certainty: Certainty;
  readonly ways = new Set<TakeWay>();
  readonly notes = new Set<TakeNote>();
  readonly tally = new Tally();
  /** Neither sorted nor apart. */
  readonly #stretches: Stretch[] = [];
  readonly #rows = new Map<string, Gathered>();

  constructor(
    actor: string,
    tenant: string,
    table: readonly string[],
    columns: readonly string[],
    certainty: Certainty,
  ) {
    this.actor = actor;
    this.tenant = tenant;
    this.table = table;
    this.columns = columns;
    this.certainty = certainty;
  }

  add(choice: RowChoice, values: ReadonlyMap<string, string>, span: Span): void {
    this.tally.absorb(span);
    const { from, to } = span;
    extend(this.#stretches, from, to);
    const place = values.size === 0 && isPlace(choice) ? choice.position! : null;
    const key = place === null ? JSON.stringify([choice, ...values]) : placesKey(place, to);
    const known = this.#rows.get(key);
    if (known === undefined) {
      const places: [number, number][] = place === null ? [] : [[place.first, place.count]];
      this.#rows.set(key, { choice, places, values, first: span.first!, from, to });
      return;
    }
    if (place !== null) known.places.push([place.first, place.count]);
    if (from < known.from) {
      known.from = from;
      known.first = span.first!;
    }
    if (!(known.to >= to)) known.to = to;
  }

  rows(): readonly TakenRows[] {
    return [...this.#rows.values()];
  }

  /** When it was read, in order of time: a stretch ends with a long silence. */
  stretches(): readonly Stretch[] {
    const stretches: Stretch[] = [];
    for (const { from, to } of this.#stretches.sort((a, b) => a.from - b.from)) extend(stretches, from, to);
    return stretches;
  }
}

/** Puts a time into the last stretch, or begins one. */
function extend(stretches: Stretch[], from: number, to: number): void {
  const last = stretches.at(-1);
  if (last === undefined || !(from - last.to <= SILENCE_MS && last.from - to <= SILENCE_MS)) {
    stretches.push({ from, to });
    return;
  }
  last.from = Math.min(last.from, from);
  last.to = Math.max(last.to, to);
}

/** Places in the order of the id stay; those in another order move with every new row, so that days are kept apart. */
function placesKey({ by, descending }: NonNullable<RowChoice['position']>, at: number): string {
  return by === '' && !descending ? '' : `${by} ${descending} ${Math.floor(at / DAY_MS)}`;
}

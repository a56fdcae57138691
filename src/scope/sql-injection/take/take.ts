import type { EvidenceRef } from '../../../model/evidence-ref.ts';
import type { Certainty } from '../../../model/exposure.ts';
import { DAY_MS, MINUTE_MS } from '../../../model/time-units.ts';
import type { ReadMode } from '../reads.ts';
import type { Span } from '../span.ts';
import { isPlace, type RowChoice } from '../sql/row-choice.ts';
import { mergeRanges } from './merge-ranges.ts';
import { Tally } from './tally.ts';

/** How rows came out. `console`: a whole query was handed to a program that the actor had planted. */
export type TakeWay = ReadMode | 'console' | 'blind' | 'timed';

/** Why what was read is less sure, or fewer, than what was asked for. */
export type TakeNote =
  | 'no-status'
  | 'no-size'
  | 'nothing-to-compare'
  | 'same-size'
  | 'usual-size'
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

/** How many more rows can be told apart, over all takes. */
export interface RowRoom {
  /** Told of each row for which there was none. */
  readonly isFull?: () => void;
  left: number;
}

/** The rows for which there was no room: they are not lost, only not told. */
const UNTOLD: RowChoice = { keys: [], ranges: [], position: null, after: null, untold: true };
const NO_VALUES: ReadonlyMap<string, string> = new Map();
/** Places and stretches are put together from so many on, then whenever they have doubled. */
const MERGE_AT = 4_096;

/** What makes a take. */
export interface TakeOf extends Pick<Take, 'actor' | 'tenant' | 'table' | 'columns' | 'certainty'> {
  readonly isRest?: boolean;
}

type Gathered = { -readonly [Part in keyof TakenRows]: TakenRows[Part] } & {
  places: [number, number][];
  mergeAt: number;
};

interface Stretch {
  from: number;
  to: number;
  /** Requests. */
  count: number;
}

/** As long a silence ends a finding's episode: what is proven of one is not proven of the next. */
const SILENCE_MS = 30 * MINUTE_MS;

/** One actor read one set of columns of one table; or what there was no room to tell apart. */
export class Take {
  readonly actor: string;
  /** The tenant whose page was attacked. */
  readonly tenant: string;
  readonly table: readonly string[];
  /** Sorted; empty for all. */
  readonly columns: readonly string[];
  readonly certainty: Certainty;
  readonly isRest: boolean;
  readonly ways = new Set<TakeWay>();
  readonly notes = new Set<TakeNote>();
  readonly tally = new Tally();
  /** Neither sorted nor apart. */
  #stretches: Stretch[] = [];
  #mergeAt = MERGE_AT;
  readonly #rows = new Map<string, Gathered>();
  readonly #room: RowRoom;

  constructor(whose: TakeOf, room: RowRoom = { left: Number.POSITIVE_INFINITY }) {
    this.actor = whose.actor;
    this.tenant = whose.tenant;
    this.table = whose.table;
    this.columns = whose.columns;
    this.certainty = whose.certainty;
    this.isRest = whose.isRest ?? false;
    this.#room = room;
  }

  add(choice: RowChoice, values: ReadonlyMap<string, string>, span: Span): void {
    this.tally.absorb(span);
    extend(this.#stretches, span);
    if (this.#stretches.length > this.#mergeAt) {
      this.#stretches = this.stretches();
      this.#mergeAt = Math.max(MERGE_AT, 2 * this.#stretches.length);
    }
    this.#addRows(choice, values, span);
  }

  #addRows(choice: RowChoice, values: ReadonlyMap<string, string>, span: Span): void {
    const { from, to } = span;
    const place = values.size === 0 && isPlace(choice) ? choice.position! : null;
    const key = place === null ? JSON.stringify([choice, ...values]) : placesKey(place, to);
    const known = this.#rows.get(key);
    if (known === undefined) {
      if (this.#room.left <= 0 && choice !== UNTOLD) {
        this.#room.isFull?.();
        this.#addRows(UNTOLD, NO_VALUES, span);
        return;
      }
      this.#room.left--;
      const places: [number, number][] = place === null ? [] : [[place.first, place.count]];
      this.#rows.set(key, { choice, places, values, first: span.first!, from, to, mergeAt: MERGE_AT });
      return;
    }
    if (place !== null) addPlace(known, place.first, place.count);
    if (from < known.from) {
      known.from = from;
      known.first = span.first!;
    }
    if (!(known.to >= to)) known.to = to;
  }

  rows(): readonly TakenRows[] {
    return [...this.#rows.values()].map(({ mergeAt: _, ...rows }) => rows);
  }

  /** When it was read, in order of time: a stretch ends with a long silence. */
  stretches(): Stretch[] {
    const stretches: Stretch[] = [];
    for (const stretch of this.#stretches.sort((a, b) => a.from - b.from)) extend(stretches, stretch);
    return stretches;
  }
}

function addPlace(known: Gathered, first: number, count: number): void {
  known.places.push([first, count]);
  if (known.places.length <= known.mergeAt) return;
  known.places = mergeRanges(known.places).map(([from, n]): [number, number] => [from, n]);
  known.mergeAt = Math.max(MERGE_AT, 2 * known.places.length);
}

/** Puts a time into the last stretch, or begins one. */
function extend(stretches: Stretch[], { from, to, count }: Readonly<Stretch>): void {
  const last = stretches.at(-1);
  if (last === undefined || !(from - last.to <= SILENCE_MS && last.from - to <= SILENCE_MS)) {
    stretches.push({ from, to, count });
    return;
  }
  last.from = Math.min(last.from, from);
  last.to = Math.max(last.to, to);
  last.count += count;
}

/** Places in the order of the id stay; those in another order move with every new row, so that days are kept apart. */
function placesKey({ by, descending }: NonNullable<RowChoice['position']>, at: number): string {
  return by === '' && !descending ? '' : `${by} ${descending} ${Math.floor(at / DAY_MS)}`;
}

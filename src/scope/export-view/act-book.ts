import type { Bound } from '../../model/exposure.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { RowFilter } from '../../model/row-filter.ts';
import { DAY_MS } from '../../model/time-units.ts';
import type { Act, Way } from './act.ts';
import { RowUnion, type UnionRoom } from './row-union.ts';

/**
 * As many acts as are kept one by one, two kilobytes each until they are counted. A few exports behind any number of pages
 * that were looked at have room of their own.
 */
const KEPT_ACTS: Readonly<Record<Way, number>> = { view: 30_000, change: 10_000, export: 10_000 };
/** As many values as all that are put together may name. */
const KEPT_VALUES = 500_000;

/** As many as acts are put together in where they are told apart by day, page and log: some two kilobytes each. */
const KEPT_UNIONS = 8_000;
/** As many more where they are told apart only by what a figure must tell apart. What comes after is left out, and told. */
const KEPT_COARSE = 2_000;

/** Acts that differ in nothing but when they were and which rows they reached. */
interface Union {
  readonly first: Act;
  readonly rows: ReadonlyMap<string, RowUnion>;
  /** Rows that came between the first and the last act are counted, though an act may have been before them. */
  readonly isOpen: boolean;
  n: number;
  until: number;
  bytes: number;
}

/**
 * Keeps acts: the first ones as they are, later ones put together, since an attacker may reach any number of pages. What is
 * put together reaches the same rows; only which act reached which is not told any more.
 */
export class ActBook {
  readonly #acts: Act[] = [];
  readonly #kept: Record<Way, number> = { view: 0, change: 0, export: 0 };
  readonly #unions = new Map<string, Union>();
  readonly #coarse = new Map<string, Union>();
  #isLess = false;
  readonly #limits: ReachedLimits;
  readonly #room: UnionRoom;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
    this.#room = { left: KEPT_VALUES, isFull: limits.teller('reached-rows') };
  }

  add(act: Act): void {
    if (this.#kept[act.way] < KEPT_ACTS[act.way]) {
      this.#kept[act.way]++;
      this.#acts.push(act);
      return;
    }
    this.#limits.note('served-rows');
    const union = this.#unionOf(act);
    if (union === undefined) {
      this.#isLess = true;
      this.#limits.note('reached-rows');
      return;
    }
    union.n++;
    union.until = Math.max(union.until, act.at);
    union.bytes += Math.max(act.bytes, 0);
    for (const { set, filter } of act.rows) union.rows.get(set)!.add(filter);
  }

  /** Those that were kept one by one. */
  single(): readonly Act[] {
    return this.#acts;
  }

  /** The others, as acts that stand for many. */
  united(): Act[] {
    return [...this.#unions.values(), ...this.#coarse.values()].map((union) => asAct(union, this.#isLess));
  }

  /** Where an act is put; undefined where there is no room for another union. */
  #unionOf(act: Act): Union | undefined {
    const isOpen = act.rows.some(({ filter }) => !isClosed(filter, act.at));
    const key = keyOf(act, isOpen);
    const known = this.#unions.get(key);
    if (known !== undefined) return known;
    if (this.#unions.size < KEPT_UNIONS) return this.#open(this.#unions, key, act, isOpen);
    const coarse = coarseKeyOf(act);
    const alike = this.#coarse.get(coarse);
    if (alike !== undefined || this.#coarse.size >= KEPT_COARSE) return alike;
    // Answers of different pages tell nothing of one another.
    return this.#open(this.#coarse, coarse, { ...act, page: '' }, true);
  }

  #open(unions: Map<string, Union>, key: string, first: Act, isOpen: boolean): Union {
    const rows = new Map(first.rows.map(({ set }) => [set, new RowUnion(this.#room)]));
    const union = { first, rows, isOpen, n: 0, until: first.at, bytes: Math.min(first.bytes, 0) };
    unions.set(key, union);
    return union;
  }
}

/** Whether the rows are the same ones whenever somebody asks for them from then on: a customer may order again. */
function isClosed(filter: RowFilter, at: number): boolean {
  if (filter.kind === 'in') return filter.by === 'id';
  return filter.kind === 'between' && typeof filter.to === 'number' && filter.to <= at;
}

function keyOf(act: Act, isOpen: boolean): string {
  const { actor, tenant, action, way, from, page, isBody, items, changes, doubts, isBySoleAccount } = act;
  const sets = act.rows.map(({ set }) => set);
  const day = isOpen ? Math.floor(act.at / DAY_MS) : null;
  const answer = [act.evidence[0]!.input, isBody, act.bytes < 0];
  const kind = [action, way, from, page, items, changes, doubts, isBySoleAccount ?? null];
  return JSON.stringify([actor, tenant, sets, day, answer, kind]);
}

/** What claims tell apart, and whether the answer's bytes hold rows. */
function coarseKeyOf(act: Act): string {
  const { actor, tenant, action, way, from, isBody, items, changes, doubts, isBySoleAccount } = act;
  const sets = act.rows.map(({ set }) => set);
  const kinds = doubts.map(({ kind }) => kind);
  const isOne = doubts.some((doubt) => doubt.kind === 'untold' && doubt.isOne);
  const answer = [isBody, act.bytes < 0];
  const kind = [action, way, from, items, changes, kinds, isOne, isBySoleAccount ?? null];
  return JSON.stringify([actor, tenant, sets, answer, kind]);
}

/** @param isLess whether acts were left out that nothing here stands for */
function asAct({ first, rows, isOpen, n, until, bytes }: Union, isLess: boolean): Act {
  const unions = [...rows.values()];
  const bounds: Bound[] = [
    isOpen || unions.some(({ isWider }) => isWider) ? 'max' : 'exact',
    isLess || unions.some((union) => union.isLess) ? 'min' : 'exact',
  ];
  return {
    ...first,
    request: '',
    bytes,
    rows: [...rows].flatMap(([set, union]) => union.filters().map((filter) => ({ set, filter }))),
    united: { n, until, bounds },
  };
}

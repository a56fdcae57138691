import { quoteName } from '../duckdb/quote-name.ts';

/** Coarse slots of time are at most this many: they are looked up by hash. */
const SLOTS = 65_536;
const CORE = { from: Date.UTC(1970, 0, 1), to: Date.UTC(2100, 0, 1) };

/**
 * Cuts time at the ends of all windows into buckets, so that a row's bucket tells every window that holds it.
 * Bucket n holds the moments from edge n (from 1) to before edge n + 1; bucket 0 those before all edges.
 */
export class TimeSlots {
  /** Sorted, each once; milliseconds. */
  readonly edges: readonly number[];
  readonly #table: string | null;
  readonly #shift: number;
  readonly #first: number;
  readonly #last: number;

  /**
   * @param edges moments from which on another set of windows holds
   * @param table name for the table of slots, to be made with {@link createSql}
   */
  constructor(edges: Iterable<number>, table: string) {
    this.edges = [...new Set(edges)].filter((edge) => Number.isFinite(edge)).sort((a, b) => a - b);
    this.#table = this.edges.length === 0 ? null : table;
    const core = this.edges.map((edge) => Math.min(Math.max(edge, CORE.from), CORE.to));
    const span = (core.at(-1) ?? 0) - (core[0] ?? 0);
    this.#shift = Math.max(10, Math.ceil(Math.log2(span / SLOTS + 1)));
    this.#first = Math.floor((core[0] ?? 0) / 2 ** this.#shift);
    this.#last = Math.floor((core.at(-1) ?? 0) / 2 ** this.#shift);
  }

  /** The bucket of rows whose time nobody can read. */
  get unknownBucket(): number {
    return this.edges.length + 1;
  }

  /** The bucket that begins with an edge; 0 for -Infinity. */
  bucketFrom(edge: number): number {
    if (edge === Number.NEGATIVE_INFINITY) return 0;
    let low = 0;
    let high = this.edges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.edges[middle]! < edge) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  }

  /** Makes the table of slots: how many edges lie before each, and the edges inside it. */
  createSql(): string[] {
    const table = this.#table;
    if (table === null) return [];
    const edges = quoteName(`${table} edges`);
    const slot = this.#clampSql('t');
    const values = this.edges.map((edge, at) => `(${edge}, ${at + 1})`).join(', ');
    return [
      `CREATE TABLE ${edges} AS SELECT t::BIGINT AS t, i::UINTEGER AS i FROM (VALUES ${values}) AS e(t, i)`,
      `CREATE TABLE ${quoteName(table)} AS
        SELECT s.slot, CASE WHEN s.slot = ${this.#first} THEN 0 ELSE coalesce(e.i, 0) END::UINTEGER AS base, inside.edges
        FROM (SELECT generate_series AS slot, generate_series * ${2 ** this.#shift} - 1 AS before
              FROM generate_series(${this.#first}::BIGINT, ${this.#last}::BIGINT)) AS s
        ASOF LEFT JOIN ${edges} AS e ON s.before >= e.t
        LEFT JOIN (SELECT ${slot} AS slot, list(t) AS edges FROM ${edges} GROUP BY ALL) AS inside ON inside.slot = s.slot`,
      `DROP TABLE ${edges}`,
    ];
  }

  joinSql(placed: string): string {
    const table = this.#table;
    return table === null
      ? ''
      : `LEFT JOIN ${quoteName(table)} AS slot ON slot.slot = ${this.#clampSql(placed)}`;
  }

  bucketSql(placed: string): string {
    const known =
      this.#table === null
        ? '0'
        : `slot.base + CASE WHEN slot.edges IS NULL THEN 0 ELSE len(list_filter(slot.edges, lambda t: t <= ${placed})) END`;
    return `CASE WHEN ${placed} IS NULL THEN ${this.unknownBucket} ELSE ${known} END::UINTEGER`;
  }

  #clampSql(moment: string): string {
    return `greatest(${this.#first}, least(${this.#last}, ${moment} >> ${this.#shift}))`;
  }
}

import type { PersonKey } from '../../../model/data-set.ts';
import { trimSql } from '../duckdb/text-sql.ts';
import { cardKeySql } from '../person/card-key-sql.ts';
import { type KeepIdentifiers, LISTED_KEYS } from '../person/kept-identifier.ts';
import { customerKeySql, emailKeySql, type IdentifierTexts } from '../person/person-sql.ts';
import { rowPersonSql } from '../person/row-person-sql.ts';
import { CARD_BITS, itemBits } from '../plan/item-bits.ts';
import type { Flag } from '../plan/table-plan.ts';
import { timeSql } from '../time/time-sql.ts';
import type { ZoneChange } from '../time/zone-changes.ts';
import { flagSql } from './flag-sql.ts';
import { itemsMaskSql } from './items-mask-sql.ts';
import { recordKeySql } from './record-key-sql.ts';
import { columnsTextSql, type StagedSet } from './staged-set.ts';
import { testSql } from './test-sql.ts';
import type { TimeSlots } from './time-slots.ts';

/** What a table's rows are joined with to be counted. */
export interface Derivation {
  readonly staged: StagedSet;
  readonly slots: TimeSlots;
  /** For each of the plan's value columns, a table of `x` (text) and `v` (from 1); null where nothing can fit. */
  readonly valueTables: readonly (string | null)[];
  /** A table of `ek` (key of an e-mail) and `mk` (key of the only member who has it); null for none. */
  readonly members: string | null;
  /** Whether any row lacks an id. */
  readonly hasIdlessRows: boolean;
  /** For each flag of positions: whether its columns hold only numbers. */
  readonly numeric: ReadonlySet<number>;
  readonly changes: readonly ZoneChange[];
  /** SQL for whether anybody asks whose a row is, by its bucket, values and flags: {@link mayReachSql}. */
  readonly mayReach: string;
  /** How identifiers are kept; null when nothing is kept of them. */
  readonly keep: KeepIdentifiers | null;
}

/**
 * SQL that makes of each row of a staged table what counting needs: `rk` (the record's key), `b` (the bucket of its
 * time), `v0`… (which value), `q0`… (which flags hold), `mask` (items not empty), `pk` (the person's key, NULL when
 * the set has no persons), `ck` (the card's key, where the set tells it), KEPT_COLUMNS (what is kept of the
 * identifiers). Whose a row is that no group can reach and no evidence names, nobody asks: the last are NULL there.
 */
export function derivedSql(derivation: Derivation): string {
  const { staged, members, keep } = derivation;
  const { plan } = staged;
  const texts = identifierTexts(staged);
  const rows = rowsName(staged);
  const reached = (sql: string) => `CASE WHEN r.w THEN ${sql} END`;
  const person =
    plan.set.person.length === 0
      ? 'NULL::UBIGINT'
      : reached(
          rowPersonSql(innerTexts(texts), {
            customer: members === null ? 'r.k_customer' : 'coalesce(r.k_customer, m.mk)',
            email: 'r.k_email',
            rows,
          }),
        );
  const keys = keep === null ? [] : LISTED_KEYS.filter((key) => texts.has(key));
  const columns = [
    'r.rk',
    ...classColumns(staged).map((name) => `r.${name}`),
    'r.mask',
    `${person} AS pk`,
    ...(hasCardKeys(staged, texts) ? [`${reached(cardKeySql('r.t_card', rows))} AS ck`] : []),
    ...keys.map((key) => `${reached(`r.t_${key}`)} AS t_${key}`),
  ];
  const join = members === null ? '' : `LEFT JOIN ${members} AS m ON m.ek = r.k_guest`;
  const sql = `SELECT ${columns.join(', ')} FROM (${keyedSql(derivation, texts)}) AS r ${join}`;
  return keep === null ? sql : keep(sql, keys);
}

/** SQL for the card's key of a derived row `r`; NULL where no card is asked for. */
export function derivedCardSql(staged: StagedSet): string {
  if (!asksForCards(staged)) return 'NULL::UBIGINT';
  return hasCardKeys(staged, identifierTexts(staged)) ? 'r.ck' : cardKeySql(null, rowsName(staged));
}

function asksForCards({ plan }: StagedSet): boolean {
  return (itemBits(plan.items) & CARD_BITS) !== 0;
}

function hasCardKeys(staged: StagedSet, texts: IdentifierTexts): boolean {
  return asksForCards(staged) && texts.has('card');
}

/** Names the rows among which `rk` tells each from all others. */
function rowsName({ plan }: StagedSet): string {
  return `${plan.tenant}\u001f${plan.set.name}`;
}

/** The names of {@link derivedSql}'s columns by which rows fit requests or not. */
export function classColumns({ plan }: StagedSet): string[] {
  return ['b', ...plan.valueColumns.map((_, at) => `v${at}`), ...plan.flags.map((_, at) => `q${at}`)];
}

/** SQL for the text of each identifier, in the listed order; those that the source does not have are left out. */
export function identifierTexts(staged: StagedSet): IdentifierTexts {
  return new Map(
    staged.plan.set.person.flatMap(([key, columns]): [PersonKey, string][] => {
      const text = columnsTextSql(columns, staged);
      return text === null ? [] : [[key, text]];
    }),
  );
}

function innerTexts(texts: IdentifierTexts): IdentifierTexts {
  return new Map([...texts.keys()].map((key) => [key, `r.t_${key}`]));
}

/** Adds the keys that others depend on. */
function keyedSql(derivation: Derivation, texts: IdentifierTexts): string {
  const { tenant } = derivation.staged.plan;
  const customer = texts.has('customer') ? customerKeySql('s.t_customer', tenant) : 'NULL::UBIGINT';
  const email = texts.has('email') ? emailKeySql('s.t_email') : 'NULL::UBIGINT';
  const keyed = `SELECT s.*, ${recordKeySql('s.id_t', derivation.hasIdlessRows ? 's.n' : "''")} AS rk,
    CASE WHEN s.w THEN ${customer} END AS k_customer, CASE WHEN s.w THEN ${email} END AS k_email
    FROM (${classedSql(derivation, texts)}) AS s`;
  return `SELECT k.*, CASE WHEN k.k_customer IS NULL THEN k.k_email END AS k_guest FROM (${keyed}) AS k`;
}

/** Adds the bucket and the values, and with them whether any group may reach the row (`w`). */
function classedSql(derivation: Derivation, texts: IdentifierTexts): string {
  const { staged, slots, valueTables, mayReach } = derivation;
  const values = valueTables.map((table, at) =>
    table === null ? `0::UINTEGER AS v${at}` : `coalesce(val${at}.v, 0)::UINTEGER AS v${at}`,
  );
  const joins = [
    slots.joinSql('f.placed'),
    ...valueTables.flatMap((table, at) =>
      table === null ? [] : [`LEFT JOIN ${table} AS val${at} ON val${at}.x = f.${valueName(staged, at)}`],
    ),
  ];
  const columns = ['f.*', `${slots.bucketSql('f.placed')} AS b`, ...values];
  const classed = `SELECT ${columns.join(', ')} FROM (${flaggedSql(derivation, texts)}) AS f ${joins.join(' ')}`;
  return `SELECT *, ${mayReach} AS w FROM (${classed})`;
}

/** Adds items and flags, which need the items and the place in an order. */
function flaggedSql(derivation: Derivation, texts: IdentifierTexts): string {
  const { staged, changes } = derivation;
  const { plan } = staged;
  const flags = plan.flags.map((flag, at) => {
    const sql = flagSql(flag, staged, { changes, mask: 'o.mask', position: `o.p${at}` });
    return `${sql ?? 'true'} AS q${at}`;
  });
  const identifiers = [...texts].map(([key, text]) => `${text} AS t_${key}`);
  return `SELECT ${['o.*', ...flags, ...identifiers].join(', ')} FROM (${orderedSql(derivation)}) AS o`;
}

function orderedSql(derivation: Derivation): string {
  const { staged, hasIdlessRows } = derivation;
  const { plan } = staged;
  const id = columnsTextSql([plan.set.id], staged);
  const columns = [
    '*',
    `${id === null ? "''" : `coalesce(${trimSql(id)}, '')`} AS id_t`,
    `${placedSql(derivation)} AS placed`,
    `${itemsMaskSql(staged)} AS mask`,
    ...(hasIdlessRows ? ['row_number() OVER () AS n'] : []),
    ...plan.valueColumns.flatMap((names, at) => {
      if (valueName(staged, at) === 'id_t') return [];
      const text = columnsTextSql(names, staged);
      return text === null ? [] : [`${trimSql(text)} AS x${at}`];
    }),
    ...plan.flags.flatMap((flag, at) => {
      const place = flag.kind === 'positions' ? placeSql(flag, at, derivation) : null;
      return place === null ? [] : [`${place} AS p${at}`];
    }),
  ];
  return `SELECT ${columns.join(', ')} FROM ${staged.relation}`;
}

function placedSql({ staged, changes }: Derivation): string {
  const { placedAt } = staged.plan.set;
  const placed = placedAt === undefined ? undefined : staged.columns.get(placedAt);
  return placed === undefined ? 'NULL::BIGINT' : timeSql(placed.name, placed.type, changes);
}

/** SQL for a row's place, from 0, among those that are counted through; -1 for the others. */
function placeSql(
  flag: Extract<Flag, { kind: 'positions' }>,
  at: number,
  derivation: Derivation,
): string | null {
  const { staged, numeric, changes } = derivation;
  const { id, placedAt } = staged.plan.set;
  const text = columnsTextSql(flag.columns, staged);
  if (text === null) return null;
  const filled = `nullif(${trimSql(text)}, '')`;
  const number = numeric.has(at) ? `TRY_CAST(${filled} AS DOUBLE)` : filled;
  const value = flag.columns.join() === placedAt ? placedSql(derivation) : number;
  const idText = columnsTextSql([id], staged) ?? "''";
  // Empty ones first as in MySQL; equal ones by the id.
  const direction = flag.descending ? 'DESC NULLS LAST' : 'ASC NULLS FIRST';
  const order = `ORDER BY ${value} ${direction}, length(${idText}), ${idText}`;
  const within = flag.within === undefined ? null : testSql(flag.within, staged, changes);
  const tests = [
    ...(within === null ? [] : [`coalesce(${within}, false)`]),
    ...(flag.until === undefined ? [] : [`coalesce(${placedSql(derivation)} <= ${flag.until}, true)`]),
  ];
  if (tests.length === 0) return `row_number() OVER (${order}) - 1`;
  const counts = tests.join(' AND ');
  return `CASE WHEN ${counts} THEN row_number() OVER (PARTITION BY ${counts} ${order}) - 1 ELSE -1 END`;
}

/** What a value is called among a row's columns: mostly it is the id. */
function valueName({ plan }: StagedSet, at: number): string {
  const [name, ...others] = plan.valueColumns[at]!;
  return name === plan.set.id && others.length === 0 ? 'id_t' : `x${at}`;
}

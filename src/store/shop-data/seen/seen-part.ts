import { PERSON_KEYS, type PersonKey } from '../../../model/data-set.ts';
import { recordKeySql } from '../derive/record-key-sql.ts';
import { cardKeySql } from '../person/card-key-sql.ts';
import { KEPT_COLUMNS, type KeepIdentifiers, LISTED_KEYS } from '../person/kept-identifier.ts';
import { customerKeySql, emailKeySql, NAMELESS_BIT } from '../person/person-sql.ts';
import { rowPersonSql } from '../person/row-person-sql.ts';
import type { GroupSet, ReachedPart } from '../reach/reached-part.ts';
import { rowKinds } from '../reach/row-kinds.ts';
import type { StagingArea } from '../table-source.ts';
import type { LaidOutSeen, SeenSource } from './lay-out-seen.ts';

export interface SeenPart {
  readonly part: ReachedPart;
  /** Rows with an id that no row of the shop's data has, by place of the group; none where these were not read. */
  readonly unknown: ReadonlyMap<number, number>;
}

/**
 * Reads rows that the evidence holds like those of the shop's data, so that their persons are the same ones, and
 * so are the records whose id it holds: whose they are, the shop's own row of that id tells best.
 *
 * @param order the identifiers in the order in which they decide
 * @param members see {@link membersSql}; null for none
 * @param hasPersons false for rows that are not about persons
 */
export async function seenPart(
  laid: LaidOutSeen,
  sources: readonly SeenSource[],
  about: {
    readonly tenant: string;
    readonly set: string;
    /** Under what name its rows are counted. */
    readonly records: string;
    readonly order: readonly PersonKey[];
    readonly members: string | null;
    readonly hasPersons: boolean | undefined;
    readonly itemsOf: readonly number[];
    /** A table with `rk` and `pk` of the set's rows in the shop's data; null where they were not read. */
    readonly shopRows: string | null;
    /** undefined when no persons are to be listed. */
    readonly keep: KeepIdentifiers | undefined;
  },
  area: StagingArea,
): Promise<SeenPart> {
  const { relation, ids } = laid;
  const hasPersons = about.hasPersons ?? laid.hasPersons;
  const table = area.newTable();
  await area.run(`CREATE TABLE ${table} AS ${seenSql(relation, { ...about, hasPersons })}`);
  await area.run(`DROP TABLE ${relation}`);
  const unknown = await unknownRows(table, ids.size > 0 ? about.shopRows : null, area);
  const places = [...new Set(sources.map(({ place }) => place))].sort((a, b) => a - b);
  const sets = new Map(places.map((place, at) => [place, at]));
  const groupSets: GroupSet[] = places.map((place) => ({ sure: [place], candidates: [] }));
  const cases = [...sets].map(([place, set]) => `WHEN ${place} THEN ${set}`).join(' ');
  const gs = `CASE place ${cases} END::UINTEGER AS gs`;
  const rowsSql = `SELECT rk, pk, ck, mask, ${gs} FROM ${table}`;
  const keptSql =
    about.keep === undefined ? null : `SELECT rk, pk, mask, ${gs}, ${KEPT_COLUMNS.join(', ')} FROM ${table}`;
  return {
    unknown,
    part: {
      tenant: about.tenant,
      set: about.records,
      rowsSql,
      keptSql,
      groupSets,
      kinds: await rowKinds({ rowsSql, keptSql }, area),
      itemsOf: about.itemsOf,
      isUnique: ids.size === 0,
      hasPersons,
      hasCards: true,
    },
  };
}

async function unknownRows(
  table: string,
  shopRows: string | null,
  area: StagingArea,
): Promise<Map<number, number>> {
  if (shopRows === null) return new Map();
  const rows = await area.rows(
    `SELECT place, count(*) AS n FROM ${table} WHERE named AND rk NOT IN (SELECT rk FROM ${shopRows}) GROUP BY place`,
  );
  return new Map(rows.map(({ place, n }) => [Number(place), Number(n)]));
}

function seenSql(
  relation: string,
  {
    tenant,
    set,
    order,
    members,
    hasPersons,
    keep,
    shopRows,
  }: Parameters<typeof seenPart>[2] & { hasPersons: boolean },
): string {
  const identifiers = PERSON_KEYS.map((key, at) => `c${at + 4} AS t_${key}`).join(', ');
  const rows = `${tenant}\u001f${set}`;
  const read = `SELECT ${recordKeySql('c3', `'seen' || c0`)} AS rk, c1::UINTEGER AS place, c2::UINTEGER AS mask, c3 <> '' AS named, ${identifiers}
    FROM ${relation}`;
  const keyed = `SELECT s.*, ${customerKeySql('s.t_customer', tenant)} AS k_customer, ${emailKeySql('s.t_email')} AS k_email
    FROM (${read}) AS s`;
  const person = rowPersonSql(new Map(order.map((key) => [key, `r.t_${key}`])), {
    customer: members === null ? 'r.k_customer' : 'coalesce(r.k_customer, m.mk)',
    email: 'r.k_email',
    rows,
  });
  const own =
    shopRows === null || !hasPersons
      ? ''
      : `LEFT JOIN (SELECT rk, min(pk) AS pk FROM ${shopRows} WHERE pk & ${NAMELESS_BIT} = 0
          AND rk IN (SELECT ${recordKeySql('c3', `'seen' || c0`)} FROM ${relation}) GROUP BY rk) AS o ON o.rk = r.rk`;
  const join = `${members === null ? '' : `LEFT JOIN ${members} AS m ON m.ek = r.k_guest`} ${own}`;
  const key = own === '' ? person : `coalesce(o.pk, ${person})`;
  const texts = keep === undefined ? [] : LISTED_KEYS.map((key) => `, r.t_${key}`);
  const sql = `SELECT r.rk, r.place, r.mask, r.named${texts.join('')}, ${hasPersons ? key : 'NULL::UBIGINT'} AS pk, ${cardKeySql('r.t_card', rows)} AS ck
    FROM (SELECT k.*, CASE WHEN k.k_customer IS NULL THEN k.k_email END AS k_guest FROM (${keyed}) AS k) AS r ${join}`;
  return keep === undefined ? sql : keep(sql, LISTED_KEYS);
}

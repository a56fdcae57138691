import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackFile } from '../../../adapters/evidence/unpack-file.ts';
import type { DataSource, Tenant } from '../../../model/config/config.ts';
import type { CountingNote } from '../../../model/counting-note.ts';
import { AFFECTED_LINE, type AffectedLine } from '../../../model/report-lines.ts';
import type { ClaimGroup, ScopeCount } from '../../../model/shop-data.ts';
import { createShopData } from '../create-shop-data.ts';
import { naiveCount, type PlainCount } from './naive-count.ts';
import { claimOf, hourOf, type Row, SETS, type ShopWorld, shopRows, shopWorlds } from './shop-world.ts';

/** Lays out tables of one tenant (by data set) where the source under test finds them. */
export type LayOut = (tables: Readonly<Record<string, readonly Row[]>>) => Promise<DataSource>;

/** One person in one group. */
interface AffectedPerson extends Pick<AffectedLine, 'person' | 'items' | 'records'> {
  readonly group: number;
}

/** What one count gave, and whom it names. */
export interface Counted extends ScopeCount {
  readonly affected: readonly AffectedPerson[];
}

/** Counts groups in tenants' data, as the program does. Notes come as JSON in both languages. */
export async function countIn(
  sources: Readonly<Record<string, DataSource | undefined>>,
  groups: readonly ClaimGroup[],
  { unmask = false, sets = SETS }: { readonly unmask?: boolean; readonly sets?: typeof SETS } = {},
): Promise<Counted> {
  const profile = { name: 'shop', routes: [], content: [], data: sets };
  const tenants = Object.entries(sources).map(
    ([id, data]): Tenant => ({ id, name: id, hosts: [], profile, data }),
  );
  const say = (note: CountingNote) => ({ ja: JSON.stringify(note), en: JSON.stringify(note) });
  const shopData = createShopData({
    tenants,
    timezone: 'Asia/Tokyo',
    say,
    unpack: unpackFile,
    listed: { unmask, redact: (text) => text },
  });
  try {
    const counted = await shopData.count(groups);
    const groupOf = (group: number) => ({ exposure: String(group), tenant: '', certainty: '' });
    const blocks: Uint8Array[] = [];
    for await (const lines of shopData.affected({ groupOf })) blocks.push(lines.slice());
    const affected = Buffer.concat(blocks).toString().split('\n').slice(0, -1).map(personOf);
    return { ...counted, affected };
  } finally {
    await shopData.close();
  }
}

function personOf(text: string): AffectedPerson {
  const { exposure, person, items, records } = AFFECTED_LINE.parse(JSON.parse(text));
  return { group: Number(exposure), person, items, records };
}

/**
 * What every source of shop data must hold to: the same rows give the same figures, wherever they lie.
 *
 * @param runs worlds to try at random
 */
export function describeShopData(kind: string, layOut: LayOut, runs: number): void {
  describe(`shop data from ${kind}`, () => {
    it('counts as counting row by row does', async () => {
      await fc.assert(
        fc.asyncProperty(shopWorlds, async (world) => {
          const counted = await countWorld(world, layOut);
          const naive = naiveCount(world);
          expect(plain(counted)).toEqual(withoutZeros(naive));
          expect(disjointTotals(counted)).toBe(true);
          expect(personLines(counted)).toEqual(counted.groups.map(({ persons }) => persons ?? 0));
        }),
        { numRuns: runs, interruptAfterTimeLimit: 50_000 },
      );
    });

    it('reads cells as text, times in the zone of the configuration, and nothing but what is there', async () => {
      const rows = [
        { order_no: '007', ordered_at: '2026-09-01 00:00:00', email: 'a@x.example', payment: 'card' },
        { order_no: '8', ordered_at: '2026-09-01 23:59:59', email: 'b@x.example', payment: 'bank' },
        { order_no: '9', ordered_at: '2026-09-02 00:00:00', email: 'c@x.example', payment: 'card' },
      ];
      const day = { kind: 'between', by: 'placed_at', from: hourOf(-9).at, to: hourOf(15).at - 1 } as const;
      const claims = [
        shopRows('orders', day),
        shopRows('orders', { kind: 'in', by: 'id', values: ['7'] }),
        shopRows('orders', { kind: 'in', by: 'id', values: ['007', '404'] }),
      ];
      const counted = await countIn(
        { a: await layOut({ orders: rows.map(fillRow), customers: [] }) },
        claims.map((part) => ({ claims: [claimOf('a', 'taken', ['email'], [part])] })),
      );
      expect(counted.groups.map(({ persons }) => persons)).toEqual([2, 1, 1]);
      expect(counted.groups.map(({ bound }) => bound)).toEqual(['exact', 'exact', 'min']);
      expect(counted.groups[2]!.incomplete[0]!.en).toContain('"ids-not-found"');
    });
  });
}

function countWorld({ tenants, groups }: ShopWorld, layOut: LayOut): Promise<Counted> {
  return Promise.all(
    Object.entries(tenants).map(async ([id, tables]) => [id, await layOut(tables)] as const),
  ).then((sources) => countIn(Object.fromEntries(sources), groups));
}

/** A row of orders in which what is not said is empty. */
export function fillRow(row: Partial<Row>): Row {
  const empty = {
    order_no: '',
    ordered_at: '',
    member_id: '',
    email: '',
    phone: '',
    name: '',
    address: '',
    card: '',
    payment: '',
  };
  return { ...empty, ...row } as Row;
}

function plain({ groups, totals, partitions }: ScopeCount): PlainCount {
  const nameOf = (each: { tenant: string | null; certainty: string; unit: string }) =>
    `${each.tenant ?? 'all'} ${each.certainty} ${each.unit}`;
  return {
    groups: groups.map(({ persons, records, served }) => ({
      persons,
      records: { ...records },
      served: served.map((claim) => [...claim]),
    })),
    totals: Object.fromEntries(totals.flatMap((total) => (total.n > 0 ? [[nameOf(total), total.n]] : []))),
    partitions: Object.fromEntries(
      partitions.map((partition) => [
        nameOf(partition),
        Object.fromEntries(partition.parts.map(({ items, n }) => [items.join(), n])),
      ]),
    ),
  };
}

function withoutZeros(count: PlainCount): PlainCount {
  return { ...count, groups: count.groups.map((group) => ({ ...group, persons: group.persons })) };
}

/** Whether the parts of each partition add up to its total. */
function disjointTotals({ totals, partitions }: ScopeCount): boolean {
  return partitions.every(({ tenant, certainty, unit, total, parts }) => {
    const own = totals.find(
      (each) => each.tenant === tenant && each.certainty === certainty && each.unit === unit,
    );
    return own?.n === total && parts.reduce((sum, { n }) => sum + n, 0) === total;
  });
}

function personLines({ groups, affected }: Counted): number[] {
  return groups.map((_, group) => affected.filter((line) => line.group === group).length);
}

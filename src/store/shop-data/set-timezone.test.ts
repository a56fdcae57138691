import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpackFile } from '../../adapters/evidence/unpack-file.ts';
import type { Claim } from '../../model/claim.ts';
import type { Tenant } from '../../model/config/config.ts';
import type { DataSet } from '../../model/data-set.ts';
import { createShopData } from './create-shop-data.ts';

const NOTHING = { ja: '', en: '' };

function claimOf(from: string, to: string): Claim {
  return {
    actor: null,
    tenant: 'a',
    channel: 'export',
    certainty: 'taken',
    bound: 'exact',
    items: ['email'],
    from: 0,
    to: 0,
    rows: [
      {
        kind: 'shop',
        set: 'orders',
        filter: { kind: 'between', by: 'placed_at', from: Date.parse(from), to: Date.parse(to) },
        existedAt: Number.NaN,
        at: 0,
        evidence: { input: 0, line: 1, offset: 0 },
        selection: NOTHING,
      },
    ],
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: NOTHING,
    incomplete: [],
    evidence: [],
    evidenceCount: 1,
  };
}

async function ordersIn(timezone: string | undefined): Promise<number | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'hinomi-zone-'));
  const file = join(folder, 'orders.csv');
  await writeFile(
    file,
    'id,at,mail\n1,2026-09-01 00:30:00,a@example.com\n2,2026-09-01 09:30:00,b@example.com\n',
  );
  const set: DataSet = {
    name: 'orders',
    table: 'orders',
    id: 'id',
    placedAt: 'at',
    timezone,
    joins: [],
    person: [['email', ['mail']]],
    items: new Map([['email', { columns: ['mail'] }]]),
  };
  const tenant: Tenant = {
    id: 'a',
    name: 'a',
    hosts: [],
    profile: { name: 'x', routes: [], content: [], data: new Map([['orders', set]]) },
    data: { kind: 'csv', tables: { orders: file } },
  };
  const data = createShopData({
    tenants: [tenant],
    unpack: unpackFile,
    timezone: 'Asia/Tokyo',
    say: () => NOTHING,
  });
  try {
    const claims = [claimOf('2026-09-01T00:00:00+09:00', '2026-09-01T12:00:00+09:00')];
    const { groups } = await data.count([{ claims }]);
    return groups[0]?.records.orders;
  } finally {
    await data.close();
    await rm(folder, { recursive: true });
  }
}

it('reads times without an offset in the zone of their data set', async () => {
  expect(await ordersIn(undefined)).toBe(2);
  expect(await ordersIn('Asia/Tokyo')).toBe(2);
  expect(await ordersIn('UTC')).toBe(1);
});

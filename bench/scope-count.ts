// One run of `npm run bench -- scope`: `scope-count.ts ORDERS.parquet CUSTOMERS.parquet count|list`.

import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createAffectedFile } from '../src/adapters/affected-file.ts';
import { unpackFile } from '../src/adapters/evidence/unpack-file.ts';
import type { Claim, ShopRows } from '../src/model/claim.ts';
import { profileSchema } from '../src/model/config/profile-schema.ts';
import type { Item } from '../src/model/item.ts';
import type { RowFilter } from '../src/model/row-filter.ts';
import { redactUnicode } from '../src/request/redaction/redact.ts';
import { createShopData } from '../src/store/shop-data/create-shop-data.ts';

const DAY = 86_400_000;
const FIRST = Date.UTC(2021, 0, 1);
const LAST = FIRST + 1800 * DAY;
const SILENT = { ja: '', en: '' };
const [orders = '', customers = '', what = 'count'] = process.argv.slice(2);

const profile = profileSchema.parse({
  name: 'bench',
  data: {
    orders: {
      table: 'orders',
      id: 'order_no',
      placed_at: 'ordered_at',
      person: { customer: 'member_id', email: 'email', phone: 'phone', name: 'name', address: 'address' },
      items: {
        name: 'name',
        address: 'address',
        phone: 'phone',
        email: 'email',
        amount: 'total',
        order: 'order_no',
        card_number: { where: { payment: 'card' } },
      },
    },
    customers: {
      table: 'customers',
      id: 'member_id',
      person: { customer: 'member_id', email: 'email' },
      items: { login_id: 'member_id', email: 'email' },
    },
  },
});

function rows(filter: RowFilter, more: Partial<ShopRows> = {}): ShopRows {
  return {
    kind: 'shop',
    set: 'orders',
    filter,
    existedAt: LAST,
    at: LAST,
    evidence: null,
    selection: SILENT,
    ...more,
  };
}

function claim(
  channel: Claim['channel'],
  certainty: Claim['certainty'],
  items: readonly Item[],
  own: readonly ShopRows[],
): Claim {
  const about = {
    actor: 'actor',
    tenant: 'a',
    bound: 'exact',
    misuse: 'not-asked',
    says: 'own-logs',
    basis: SILENT,
  } as const;
  const rest = {
    altered: [],
    incomplete: [],
    evidence: [],
    evidenceCount: own.length,
    from: FIRST,
    to: LAST,
  };
  return { ...about, ...rest, channel, certainty, items, rows: own };
}

const exported = Array.from({ length: 1000 }, (_, n) =>
  rows({ kind: 'between', by: 'placed_at', from: FIRST + n * DAY, to: FIRST + (n + 20) * DAY - 1 }),
);
const viewed = Array.from({ length: 1000 }, (_, n) =>
  rows({ kind: 'in', by: 'id', values: [`A${String(n * 9973).padStart(9, '0')}`] }),
);
const window = rows(
  { kind: 'between', by: 'placed_at', from: LAST - 900 * DAY, to: LAST },
  { having: ['card_number'] },
);
const claims = [
  claim('export', 'taken', ['name', 'address', 'phone', 'email'], exported),
  claim('view', 'viewed', [], viewed),
  claim('skimming', 'possible', ['card_number'], [window]),
];

const shopData = createShopData({
  tenants: [
    { id: 'a', name: 'a', hosts: [], profile, data: { kind: 'parquet', tables: { orders, customers } } },
  ],
  timezone: 'Asia/Tokyo',
  unpack: unpackFile,
  say: () => SILENT,
  listed: what === 'list' ? { unmask: false, redact: redactUnicode } : undefined,
});
const counted = await shopData.count(claims.map((only) => ({ claims: [only] })));
const all = counted.totals.filter(({ tenant, unit }) => tenant === null && unit === 'persons');
console.log(all.map(({ certainty, n }) => `${certainty}: ${n} persons`).join(', '));
if (what === 'list') {
  const path = join(dirname(orders), 'affected.ndjson');
  const file = await createAffectedFile(path, { recipients: [] });
  const groupOf = (group: number) => ({ exposure: `exposure-${group}`, tenant: 'a', certainty: 'taken' });
  for await (const lines of shopData.affected({ groupOf })) {
    await file.write(lines);
  }
  await file.close();
  console.log(`${(statSync(path).size / 1e6).toFixed(0)} MB of affected persons`);
}
await shopData.close();

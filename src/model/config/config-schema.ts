import { z } from 'zod';
import { CHANNELS } from '../exposure.ts';
import { KNOWN_ROLES } from '../known-address.ts';
import { EVIDENCE_KINDS } from './config.ts';
import { addressRange, choice, keyed, list, PROBLEM, text, timeText, timezone } from './schema-parts.ts';

const table = text('data/orders.csv');
const tables = {
  orders: table.optional(),
  customers: table.optional(),
  tables: z.record(text('inquiries'), table, { error: '{ inquiries: data/inquiries.csv }' }).optional(),
};
const data = z.discriminatedUnion(
  'kind',
  [
    keyed({ kind: z.literal('csv'), ...tables, asOf: timeText.optional() }),
    keyed({ kind: z.literal('parquet'), ...tables, asOf: timeText.optional() }),
    keyed({ kind: z.literal('postgres'), url: text('postgres://…'), asOf: timeText.optional() }),
    keyed({ kind: z.literal('mysql'), url: text('mysql://…'), asOf: timeText.optional() }),
  ],
  { error: `${PROBLEM.choice}csv parquet postgres mysql` },
);

const tenant = keyed({
  id: text('b'),
  name: text('B').optional(),
  hosts: list(text('b.shop.example'), '[b.shop.example]').default([]),
  profile: text('./profile.yaml').default('generic'),
  data: data.optional(),
});

const known = keyed({
  address: addressRange,
  role: choice(KNOWN_ROLES),
  tenant: text('b').optional(),
  from: timeText.optional(),
  to: timeText.optional(),
});

const client = keyed(
  {
    header: z.string({ error: 'xff' }).regex(/^[A-Za-z0-9_-]+$/, { error: 'xff' }),
    trusted: list(addressRange, '[10.0.0.0/8]').default([]),
  },
  '{ header: xff, trusted: [10.0.0.0/8] }',
);

const fieldNames = text('ip').optional();
const fields = keyed(
  {
    at: fieldNames,
    address: fieldNames,
    action: fieldNames,
    outcome: fieldNames,
    account: fieldNames,
    target: fieldNames,
    tenant: fieldNames,
  },
  '{ at: time, address: ip }',
);

const evidence = keyed({
  kind: choice(EVIDENCE_KINDS),
  path: text('logs/*.log.gz'),
  format: text('auto').default('auto'),
  timezone: timezone.optional(),
  tenant: text('b').optional(),
  client: client.optional(),
  fields: fields.optional(),
});

/** What others say: that a payment page was skimmed in a period, or that something is ruled out. */
const told = keyed(
  {
    says: choice(['forensic-firm', 'vendor', 'card-company', 'customer']),
    channel: choice(CHANNELS).optional(),
    rules_out: text('…').optional(),
    tenant: text('b').optional(),
    from: timeText.optional(),
    to: timeText.optional(),
  },
  '{ says: card-company, channel: skimming, tenant: b, from: 2026-09-01, to: 2026-09-30 }',
);

/**
 * `hinomi.yaml` as written: names of profiles are not resolved yet, paths not joined, times not read. What only
 * a look at several places shows is checked by {@link configContradictions}.
 */
export const configSchema = keyed({
  timezone: timezone.optional(),
  organisation: keyed({
    name: text('株式会社みほん'),
    role: choice(['shop', 'provider']).default('shop'),
  }).optional(),
  tenants: list(tenant).default([]),
  known: list(known).default([]),
  evidence: list(evidence).default([]),
  told: list(told).default([]),
});

/** `hinomi.yaml` after its shape was checked. */
export type WrittenConfig = z.output<typeof configSchema>;

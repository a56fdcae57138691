import { z } from 'zod';
import { STAGES } from './actor.ts';
import { ATTACKS } from './attack.ts';
import { AUTHORITIES, DUTY_KINDS, SURENESSES } from './duty.ts';
import { BOUNDS, CERTAINTIES, CHANNELS, MISUSES, SAYERS, UNITS } from './exposure.ts';
import { INPUT_KINDS } from './input.ts';
import { ITEMS } from './item.ts';
import { LEVELS } from './level.ts';
import { OUTCOMES } from './outcome.ts';

/** RFC 3339 with an offset; null where no line had a time. */
const time = z.iso.datetime({ offset: true }).nullable();
const count = z.int().nonnegative();
const evidence = z.array(z.strictObject({ input: count, line: z.int().positive(), offset: count }));
const texts = z.strictObject({ ja: z.string(), en: z.string() });
const items = z.array(z.enum(ITEMS));
const certainty = z.enum(CERTAINTIES);
const bound = z.enum(BOUNDS);
const unit = z.enum(UNITS);
const tenant = z.string().nullable();

const input = z.strictObject({
  path: z.string(),
  kind: z.enum(INPUT_KINDS),
  sha256: z.string(),
  bytes: count,
  lines: count,
  unparsed: count,
  format: z.string(),
  firstAt: time,
  lastAt: time,
});

const finding = z.strictObject({
  id: z.string(),
  rule: z.string(),
  title: z.string(),
  level: z.enum(LEVELS),
  outcome: z.enum(OUTCOMES),
  reason: z.string(),
  techniques: z.array(z.string()),
  attacks: z.array(z.enum(ATTACKS)),
  firstAt: time,
  lastAt: time,
  count,
  sources: z.array(z.string()).max(100),
  sourceCount: count,
  accounts: z.array(z.string()),
  tenants: z.array(z.string()),
  files: z.array(z.string()),
  evidence: evidence.max(20),
  /** What it rests on besides and does not count: the upload before the call. */
  related: evidence.max(20).optional(),
  /** How many findings this one stands for, where the report would have become too large. */
  merged: z.int().min(2).optional(),
});

const actor = z.strictObject({
  id: z.string(),
  addresses: z.array(z.string()),
  addressCount: count,
  accounts: z.array(z.string()),
  tenants: z.array(z.string()),
  files: z.array(z.string()),
  firstAt: time,
  lastAt: time,
  stages: z.array(z.enum(STAGES)),
  requests: count,
  /** Set where it is only a part of those who took part in an attack that is spread over many addresses. */
  part: z.strictObject({ addresses: count, of: count, count, unnamed: count }).optional(),
  links: z.array(
    z.strictObject({ joins: z.tuple([z.string(), z.string()]), why: z.string(), evidence: evidence.max(20) }),
  ),
  linkCount: count,
});

const episode = z.strictObject({
  at: time,
  until: time,
  actor: z.string(),
  tenant: z.string(),
  stage: z.enum(STAGES),
  text: texts,
  evidence: evidence.max(20),
});

/** One exposure: in the report, and as a line of `exposures.ndjson`. */
export const EXPOSURE_SCHEMA = z.strictObject({
  id: z.string(),
  actor: z.string().nullable(),
  tenant: z.string(),
  channel: z.enum(CHANNELS),
  from: time,
  to: time,
  certainty,
  bound,
  items,
  records: z.record(z.string(), count),
  /** null where nothing tells how many. */
  persons: count.nullable(),
  misuse: z.enum(MISUSES),
  altered: items,
  says: z.enum(SAYERS),
  /** How the certainty was given and the figure reckoned. */
  basis: texts,
  /** Why the figure is not whole. */
  incomplete: z.array(texts),
  evidence: evidence.max(20),
  evidenceCount: count,
});

const scope = z.strictObject({
  exposures: z.array(EXPOSURE_SCHEMA),
  totals: z.array(z.strictObject({ tenant, certainty, unit, n: count, bound })),
  partitions: z.array(
    z.strictObject({
      id: z.string(),
      tenant,
      certainty,
      unit,
      total: count,
      bound,
      parts: z.array(z.strictObject({ items, n: count })),
    }),
  ),
  funnels: z.array(
    z.strictObject({
      id: z.string(),
      tenant,
      steps: z.array(z.strictObject({ name: z.enum(['entered', 'changed', 'purchased']), n: count })),
    }),
  ),
  checked: z.array(
    z.strictObject({
      question: z.string(),
      answer: z.enum(['no-trace', 'cannot-tell', 'ruled-out']),
      covers: z.array(
        z.strictObject({ input: count, kind: z.string(), from: time, to: time, cannotShow: z.string() }),
      ),
      says: z.string(),
    }),
  ),
});

const duty = z.strictObject({
  authority: z.enum(AUTHORITIES),
  kind: z.enum(DUTY_KINDS),
  set: z.string().optional(),
  dueAt: time,
  guideFrom: time,
  status: z.enum(['due', 'to-be-decided']),
  question: z.string().nullable(),
  basis: z.string(),
  law: z.string(),
  lawVersion: z.string(),
  inForce: z.boolean(),
  sureness: z.enum(SURENESSES),
  contains: z.array(z.string()),
  source: z.string(),
  candidates: z.array(z.strictObject({ knownAt: time, dueAt: time })),
});

/** `report.json`, schema `hinomi.report/1`: what other programs may rely on. */
export const REPORT_SCHEMA = z.strictObject({
  schema: z.literal('hinomi.report/1'),
  generatedAt: z.iso.datetime({ offset: true }),
  timezone: z.string(),
  /** True when the run was ended before all evidence was read. */
  partial: z.boolean(),
  inputs: z.array(input),
  sources: z.array(
    z.strictObject({
      tenant: z.string(),
      kind: z.string(),
      table: z.string(),
      rows: count,
      asOf: time,
      /** Rows that could not be read. */
      broken: count,
      problems: z.array(z.string()),
    }),
  ),
  gaps: z.array(z.strictObject({ input: count, from: time, to: time })),
  /** What the configuration calls its shops; reports from before have none. */
  tenants: z.array(z.strictObject({ id: z.string(), name: z.string() })).optional(),
  notices: z.array(z.strictObject({ code: z.string(), text: texts })),
  findings: z.array(finding),
  actors: z.array(actor),
  timeline: z.array(episode).max(2000),
  scope,
  /** What follows from this report alone; a case knows more. Without a date: nobody said yet when it became known. */
  duties: z.array(duty),
});

export type Report = z.infer<typeof REPORT_SCHEMA>;

import { z } from 'zod';
import { CERTAINTIES, CHANNELS, UNITS } from '../../model/exposure.ts';
import { ITEMS } from '../../model/item.ts';

const said = z.strictObject({ ja: z.string(), en: z.string() });
const tenant = z.string().nullable();
const certainty = z.enum(CERTAINTIES);
const unit = z.enum(UNITS);
const moment = z.iso.datetime({ offset: true });
const period = { from: moment.optional(), to: moment.optional() };
const items = z.array(z.enum(ITEMS));

/** Where a report holds a figure. */
const selector = z.union([
  z.strictObject({ total: z.strictObject({ tenant, certainty, unit }) }),
  z.strictObject({
    exposures: z.strictObject({
      tenant: z.string().optional(),
      channel: z.enum(CHANNELS),
      certainty,
      /** These and no others; left out: any. */
      items: items.optional(),
      /** `persons`, or what is counted in `records`. */
      field: z.string(),
      /** Those that begin in it. */
      ...period,
    }),
  }),
  z.strictObject({
    partition: z.strictObject({ tenant, certainty, unit, part: z.union([z.literal('total'), items]) }),
  }),
  /** Requests that the actor at the address made. */
  z.strictObject({ requests: z.strictObject({ address: z.string() }) }),
  z.strictObject({
    funnel: z.strictObject({ tenant: z.string(), step: z.enum(['entered', 'changed', 'purchased']) }),
  }),
  /** So many tenants have an exposure with the item and no surer one. */
  z.strictObject({
    tenants: z.strictObject({ certainty, item: z.enum(ITEMS), except: z.array(z.string()).default([]) }),
  }),
  /** Events (or findings) of a rule, by its id, in a period. */
  z.strictObject({
    findings: z.strictObject({
      rule: z.string(),
      count: z.enum(['events', 'findings', 'tenants']),
      tenants: z.array(z.string()).optional(),
      outcome: z.enum(['attempted', 'succeeded', 'unknown']).optional(),
      ...period,
    }),
  }),
]);

export type FigureSelector = z.output<typeof selector>;

/** `incidents/<id>/published.yaml`: what was published of a breach, where a report holds it, and what was assumed. */
export const publishedIncident = z.strictObject({
  id: z.string(),
  title: said,
  /** What the victim knew, and when; `began` is null where it was not published. */
  published: z.strictObject({
    began: moment.nullable(),
    detected: moment,
    scopeKnown: moment,
    detectedBy: said,
  }),
  figures: z.array(
    z.strictObject({
      what: said,
      n: z.int(),
      /** As published: `about`, `at most`, `part of`; left out: exactly. */
      wording: said.optional(),
      /** Published in round numbers: equal to what rounds to it, in steps of so many. */
      nearest: z.int().positive().default(1),
      at: selector,
      /** The replay's number shrinks with its scale: not compared below full scale. */
      scales: z.boolean().default(false),
    }),
  ),
  notDerived: z.array(z.strictObject({ what: said, why: said })),
  assumed: z.array(said),
  /** What makes the breach certain: the event, and the rule that must hold within a minute of it. */
  decisive: z.array(
    z.strictObject({ what: said, at: moment, rule: z.string(), tenant: z.string().optional() }),
  ),
  /** Who attacked, in the replay: whoever else is accused is accused wrongly. */
  attackers: z.array(z.string()),
});

export type PublishedIncident = z.output<typeof publishedIncident>;

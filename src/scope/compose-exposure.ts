import { createHash } from 'node:crypto';
import { combineBounds } from '../model/combine-bounds.ts';
import { evenlySpread } from '../model/evenly-spread.ts';
import { compareEvidence, EVIDENCE_LIMIT, type EvidenceRef } from '../model/evidence-ref.ts';
import { type Exposure, MISUSES, SAYERS } from '../model/exposure.ts';
import { ITEMS } from '../model/item.ts';
import type { Text } from '../model/language.ts';
import type { GroupCount } from '../model/shop-data.ts';
import { moreAlike } from '../text/scope/more-alike.ts';
import type { GroupedClaims } from './group-claims.ts';

/** As many references as an exposure shows. */
/** As many reasons as an exposure gives in full. */
const REASONS_LIMIT = 20;

/** Makes one exposure of its claims and of what counting found. */
export function composeExposure({ claims, items }: GroupedClaims, count: GroupCount): Exposure {
  const { actor, tenant, channel, certainty } = claims[0]!;
  const altered = new Set(claims.flatMap((claim) => claim.altered));
  const says = SAYERS.find((sayer) => sayer !== 'own-logs' && claims.some((claim) => claim.says === sayer));
  const content = {
    actor,
    tenant,
    channel,
    from: earliest(claims.map(({ from }) => from)),
    to: latest(claims.map(({ to }) => to)),
    certainty,
    bound: combineBounds([...claims.map(({ bound }) => bound), count.bound]),
    items,
    records: withBeside(count.records, claims),
    persons: count.persons,
    misuse: MISUSES.find((misuse) => claims.some((claim) => claim.misuse === misuse)) ?? 'not-asked',
    altered: ITEMS.filter((item) => altered.has(item)),
    says: claims.some((claim) => claim.says === 'own-logs') ? 'own-logs' : (says ?? 'own-logs'),
    basis: joined(shortened(distinct(claims.map(({ basis }) => basis)))),
    incomplete: shortened(distinct([...claims.flatMap((claim) => claim.incomplete), ...count.incomplete])),
    evidence: evenlySpread(distinctRefs(claims.flatMap(({ evidence }) => evidence)), EVIDENCE_LIMIT),
    evidenceCount: claims.reduce((sum, claim) => sum + claim.evidenceCount, 0),
  } as const;
  const identity = JSON.stringify([actor, tenant, channel, certainty, items, content.evidence[0] ?? null]);
  return { id: `exposure-${createHash('sha256').update(identity).digest('hex').slice(0, 16)}`, ...content };
}

function withBeside(records: GroupCount['records'], claims: GroupedClaims['claims']): Record<string, number> {
  const all: Record<string, number> = { ...records };
  for (const { beside } of claims) {
    for (const [name, n] of Object.entries(beside ?? {})) all[name] = (all[name] ?? 0) + n;
  }
  return all;
}

function earliest(times: readonly number[]): number {
  return times.reduce((least, at) => (at < least || Number.isNaN(least) ? at : least), Number.NaN);
}

function latest(times: readonly number[]): number {
  return times.reduce((most, at) => (at > most || Number.isNaN(most) ? at : most), Number.NaN);
}

function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [`${text.ja}\0${text.en}`, text])).values()];
}

/** The first of very many texts, and how many there are besides. */
function shortened(texts: readonly Text[]): readonly Text[] {
  if (texts.length <= REASONS_LIMIT) return texts;
  return [...texts.slice(0, REASONS_LIMIT), moreAlike(texts.length - REASONS_LIMIT)];
}

function joined(texts: readonly Text[]): Text {
  return { ja: texts.map(({ ja }) => ja).join(''), en: texts.map(({ en }) => en).join(' ') };
}

function distinctRefs(refs: readonly EvidenceRef[]): EvidenceRef[] {
  return [...refs]
    .sort(compareEvidence)
    .filter((ref, at, sorted) => at === 0 || compareEvidence(ref, sorted[at - 1]!) !== 0);
}

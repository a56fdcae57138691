import type { Claim, ShopRows } from '../../model/claim.ts';
import { compareEvidence } from '../../model/evidence-ref.ts';
import type { Certainty } from '../../model/exposure.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import type { Text } from '../../model/language.ts';
import { databaseTexts } from '../../text/scope/database.ts';
import { sayRows } from '../../text/scope/say-rows.ts';
import type { Reach } from './reach.ts';
import type { CountedReach } from './reach-book.ts';

const MOST_EVIDENCE = 20;
const MOST_NAMES = 5;

export interface ClaimFacts {
  readonly timezone: string;
  /** How many logins followed that what was reached makes possible. */
  usesAfter(reach: Reach): number;
}

/** What was reached through databases, as claims: one for each actor, tenant, certainty and set of items. */
export function claimsOfReaches(reaches: readonly CountedReach[], facts: ClaimFacts): Claim[] {
  const groups = new Map<string, { certainty: Certainty; uses: number; of: CountedReach[] }>();
  for (const counted of reaches) {
    const { reach } = counted;
    const uses = facts.usesAfter(reach);
    const certainty = certaintyOf(reach, uses);
    const key = JSON.stringify([reach.actor, reach.tenant, certainty, reach.items]);
    const group = groups.get(key) ?? { certainty, uses: 0, of: [] };
    groups.set(key, { ...group, uses: Math.max(group.uses, uses), of: [...group.of, counted] });
  }
  return [...groups.values()].map((group) => claimOf(group, facts.timezone));
}

/**
 * `taken`: the log shows that the statement went through and tells its rows. `viewed`: a page showed the row.
 * `likely`: the table was reached and what it holds was used afterwards. Else `possible`.
 */
function certaintyOf(reach: Reach, uses: number): Certainty {
  if (reach.how === 'row') return 'viewed';
  const isTold = reach.isWhole && !Number.isFinite(reach.limit);
  if (reach.how === 'read' && reach.succeeded && isTold) return 'taken';
  return uses > 0 && reach.how !== 'change' ? 'likely' : 'possible';
}

function claimOf(
  { certainty, uses, of }: { certainty: Certainty; uses: number; of: readonly CountedReach[] },
  timezone: string,
): Claim {
  const { actor, tenant, items } = of[0]!.reach;
  const evidence = of.flatMap((counted) => counted.evidence).sort(compareEvidence);
  const incomplete = incompleteOf(of);
  return {
    actor,
    tenant,
    channel: 'database',
    certainty,
    bound: incomplete.length > 0 ? 'max' : isPartOf(certainty, of) ? 'part-of' : 'exact',
    items,
    from: Math.min(...of.map(({ reach }) => reach.at)),
    to: Math.max(...of.map(({ lastAt }) => lastAt)),
    rows: of.flatMap(({ reach }) => (reach.set === '' ? [] : [rowsOf(reach, timezone)])),
    misuse: uses > 0 ? 'suspected' : 'not-asked',
    altered: alteredIn(of),
    says: 'own-logs',
    basis: databaseTexts.basis({
      certainty,
      ways: [...new Set(of.map(({ reach }) => reach.how))],
      tables: namesOf(of.map(({ reach }) => reach.table)),
      clients: namesOf(of.map(({ reach }) => reach.by)),
      statements: of.reduce((sum, { count }) => sum + count, 0),
      uses,
    }),
    incomplete,
    evidence: spread(evidence),
    evidenceCount: of.reduce((sum, { count }) => sum + count, 0),
  };
}

/** No log shows that rows came of it, and nothing names any: what is counted is the table, of which some were seen. */
function isPartOf(certainty: Certainty, of: readonly CountedReach[]): boolean {
  if (certainty === 'taken' || certainty === 'viewed') return false;
  return of.some(
    ({ reach }) =>
      reach.set !== '' &&
      reach.how !== 'change' &&
      (reach.filter.kind === 'all' || Number.isFinite(reach.limit)),
  );
}

function rowsOf(reach: Reach, timezone: string): ShopRows {
  const { set, filter, limit, at, evidence } = reach;
  const rows = { kind: 'shop', set, filter, existedAt: at, at, evidence } as const;
  const selection = sayRows(set, filter, timezone);
  return Number.isFinite(limit) ? { ...rows, atMost: limit, selection } : { ...rows, selection };
}

function incompleteOf(of: readonly CountedReach[]): Text[] {
  const unread = of.filter(({ reach }) => !reach.isWhole && reach.set !== '');
  const unknown = of.filter(({ reach }) => reach.set === '');
  return [
    ...(unread.length === 0 ? [] : [databaseTexts.unread(countOf(unread))]),
    ...(unknown.length === 0
      ? []
      : [databaseTexts.unknownTable(namesOf(unknown.map(({ reach }) => reach.table)))]),
  ];
}

function countOf(of: readonly CountedReach[]): number {
  return of.reduce((sum, { count }) => sum + count, 0);
}

function alteredIn(of: readonly CountedReach[]): Item[] {
  const altered = new Set(of.flatMap(({ reach }) => reach.altered));
  return ITEMS.filter((item) => altered.has(item));
}

function namesOf(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ''))].slice(0, MOST_NAMES);
}

/** The first, the last and some between. */
function spread<Ref>(all: readonly Ref[]): Ref[] {
  if (all.length <= MOST_EVIDENCE) return [...all];
  return Array.from(
    { length: MOST_EVIDENCE },
    (_, index) => all[Math.round((index * (all.length - 1)) / (MOST_EVIDENCE - 1))]!,
  );
}

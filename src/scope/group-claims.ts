import type { Claim } from '../model/claim.ts';
import { ITEMS, type Item } from '../model/item.ts';
import type { Profile } from '../model/route.ts';

/** Claims that make one exposure: they agree in actor, tenant, channel, certainty and items. */
export interface GroupedClaims {
  readonly claims: readonly Claim[];
  /** The selected items, in the order of ITEMS; empty when nothing tells. */
  readonly items: readonly Item[];
}

/**
 * Puts claims together that make one exposure.
 *
 * @param profileOf the profile of a tenant, for claims that name no items: they hold all that the columns do
 */
export function groupClaims(
  claims: readonly Claim[],
  profileOf: (tenant: string) => Profile,
): readonly GroupedClaims[] {
  const groups = new Map<string, { claims: Claim[]; items: readonly Item[] }>();
  for (const claim of claims) {
    const items = itemsOf(claim, profileOf(claim.tenant));
    const { actor, tenant, channel, certainty } = claim;
    const key = JSON.stringify([actor, tenant, channel, certainty, items]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { claims: [claim], items });
    else group.claims.push(claim);
  }
  return [...groups.values()];
}

function itemsOf(claim: Claim, profile: Profile): readonly Item[] {
  if (claim.items.length > 0) return ITEMS.filter((item) => claim.items.includes(item));
  const held = new Set(
    claim.rows.flatMap((rows) => (rows.kind === 'unnamed' ? [] : storedItems(profile, rows.set))),
  );
  return ITEMS.filter((item) => held.has(item));
}

/** Items that a data set's columns hold: what the shop does not store is in no answer of it. */
function storedItems(profile: Profile, set: string): Item[] {
  const items = profile.data?.get(set)?.items ?? new Map();
  return [...items].flatMap(([item, source]) => (source.columns.length > 0 ? [item] : []));
}

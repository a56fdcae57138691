import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { AccountGroup } from './account-group.ts';

/** Where more accounts were entered, it is a line that many share. */
const FEW = 12;
/** Addresses of one campaign follow one another within this time. */
const GAP_MS = 2 * DAY_MS;
/** A couple that moves is one address; so many at once are none. */
const LEAST_ADDRESSES = 3;
/** In a campaign this short, an address with a single account can hardly be a coincidence. */
const SHORT_MS = 6 * HOUR_MS;
const AROUND_MS = 30 * MINUTE_MS;

/**
 * Campaigns of somebody who has the right passwords and enters only a few accounts from each address: three
 * addresses or more, one after another, at each of which in two accounts or more (and in half of those entered there)
 * data was changed right after the login and something was bought. In a short one, also the addresses that were
 * seen for a single account, which was used elsewhere before. Needs logs that name accounts.
 *
 * @param told logins of which something was said already
 */
export function findCampaigns(
  groups: readonly AccountGroup[],
  told: ReadonlySet<ShopEvent>,
): (readonly AccountGroup[])[] {
  const open = groups.filter(
    ({ by, accounts, hijacked }) =>
      by === 'address' && accounts.size > 0 && hijacked.length > 0 && !told.has(hijacked[0]!.login),
  );
  const byTenant = new Map<string, AccountGroup[]>();
  for (const group of open) byTenant.set(group.tenant, [...(byTenant.get(group.tenant) ?? []), group]);
  return [...byTenant.values()].flatMap(campaignsOf);
}

function campaignsOf(groups: readonly AccountGroup[]): (readonly AccountGroup[])[] {
  const several = groups
    .filter(
      ({ hijacked, entered }) => hijacked.length >= 2 && hijacked.length * 2 >= entered && entered <= FEW,
    )
    .sort((a, b) => firstAt(a) - firstAt(b));
  const clusters: AccountGroup[][] = [];
  for (const group of several) {
    const cluster = clusters.at(-1);
    if (cluster !== undefined && firstAt(group) - lastAt(cluster.at(-1)!) <= GAP_MS) cluster.push(group);
    else clusters.push([group]);
  }
  return clusters
    .filter(({ length }) => length >= LEAST_ADDRESSES)
    .map((cluster) => [...cluster, ...singlesAround(cluster, groups)]);
}

function singlesAround(cluster: readonly AccountGroup[], groups: readonly AccountGroup[]): AccountGroup[] {
  const from = firstAt(cluster[0]!);
  const to = Math.max(...cluster.map(lastAt));
  if (to - from > SHORT_MS) return [];
  return groups.filter(
    (group) =>
      group.hijacked.length === 1 &&
      group.entered <= 2 &&
      group.hijacked[0]!.elsewhere &&
      group.firstAt >= from - AROUND_MS &&
      lastAt(group) <= to + AROUND_MS,
  );
}

function firstAt({ hijacked }: AccountGroup): number {
  return hijacked[0]!.login.at;
}

function lastAt({ hijacked }: AccountGroup): number {
  return hijacked.at(-1)!.login.at;
}

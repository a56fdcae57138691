import type { SampledRequest } from './sample.ts';
import type { TenantGuess } from './survey.ts';
import { Tally } from './tally.ts';

/** A host needs so many answered requests to be taken for a shop, not for a scanner's invention. */
const LEAST_ANSWERED = 5;
const MOST_TENANTS = 200;

/** Tenants by virtual host: one each, `www.` and ports set aside, most visited first. */
export function findTenants(requests: Iterable<SampledRequest>): TenantGuess[] {
  const hosts = new Tally();
  for (const { host, status } of requests) {
    const name = plainHost(host);
    if (name !== '' && status >= 200 && status < 400) hosts.add(name);
  }
  const byShop = new Map<string, { hosts: string[]; requests: number }>();
  for (const [host, count] of hosts.sorted()) {
    if (count < LEAST_ANSWERED) continue;
    const shop = host.replace(/^www\./, '');
    const known = byShop.get(shop);
    if (known === undefined) byShop.set(shop, { hosts: [host], requests: count });
    else {
      known.hosts.push(host);
      known.requests += count;
    }
  }
  const taken = new Set<string>();
  const shops = [...byShop].sort(([a, m], [b, n]) => n.requests - m.requests || (a < b ? -1 : 1));
  return shops.slice(0, MOST_TENANTS).map(([shop, guess]) => ({ id: idFor(shop, taken), ...guess }));
}

/** A host name fit to be written down: lower case, without a port; '' for addresses and anything odd. */
function plainHost(host: string): string {
  const name = host.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
  const isName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/.test(name);
  return isName && !/^[\d.]+$/.test(name) ? name : '';
}

function idFor(shop: string, taken: Set<string>): string {
  const labels = shop.split('.');
  let id = labels[0]!;
  for (let at = 1; taken.has(id) && at < labels.length; at++) id = `${id}-${labels[at]}`;
  taken.add(id);
  return id;
}

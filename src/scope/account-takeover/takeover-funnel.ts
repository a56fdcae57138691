import { createHash } from 'node:crypto';
import type { Funnel } from '../../model/exposure.ts';
import { accountName } from './account-name.ts';
import type { Entry } from './entry.ts';

/**
 * How far it went with the accounts of one tenant, over all actors: entered, of these changed, of those bought from.
 * Each account counts once; a login of which nothing tells the account counts as one.
 */
export function takeoverFunnel(tenant: string, entries: readonly Entry[]): Funnel {
  const steps = new Map<string, { changed: boolean; purchased: boolean }>();
  entries.forEach((entry, index) => {
    const key = keyOf(entry) ?? `#${index}`;
    const step = steps.get(key) ?? { changed: false, purchased: false };
    step.changed ||= entry.deeds.changed;
    step.purchased ||= entry.orders > 0;
    steps.set(key, step);
  });
  const all = [...steps.values()];
  const hash = createHash('sha256').update(JSON.stringify(['account-takeover', tenant]));
  return {
    id: `funnel-${hash.digest('hex').slice(0, 16)}`,
    tenant,
    steps: [
      { name: 'entered', n: all.length },
      { name: 'changed', n: all.filter(({ changed }) => changed).length },
      { name: 'purchased', n: all.filter(({ changed, purchased }) => changed && purchased).length },
    ],
  };
}

function keyOf({ account, member }: Entry): string | null {
  if (account !== '') return `@${accountName(account)}`;
  return member === null ? null : `=${member.by} ${member.value}`;
}

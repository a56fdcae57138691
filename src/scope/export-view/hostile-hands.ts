import type { Finding } from '../../model/finding.ts';
import { isAtLeast } from '../../model/level.ts';
import { networkOf } from '../../request/address/network-of.ts';

/** More addresses of one network are no machines that share the work of one program. */
const MACHINES = 8;

/**
 * Who is known for more than looking through pages: a grave attack comes from the address, or addresses of several networks, or many
 * of one, walked as one. A few of one network are the machines of one program, as a partner's are.
 * Of all others a log does not show whether they had the right to look.
 */
export class HostileHands {
  readonly #places = new Set<string>();

  constructor(findings: readonly Finding[]) {
    for (const finding of findings) {
      const { level, attacks, sources, tenants } = finding;
      const isGrave = isAtLeast(level, 'high') && attacks.length > 0;
      if (!isGrave && !isSpread(finding)) continue;
      // A shop alone has no name, and its findings list no tenant.
      for (const tenant of tenants.length === 0 ? [''] : tenants) {
        for (const source of sources) this.#places.add(`${tenant}\0${source}`);
      }
    }
  }

  has({ tenant, address }: { readonly tenant: string; readonly address: string }): boolean {
    return this.#places.has(`${tenant}\0${address}`);
  }
}

function isSpread({ attacks, sources, sourceCount }: Finding): boolean {
  if (sourceCount <= 1 || !attacks.includes('enumeration')) return false;
  return sourceCount > MACHINES || new Set(sources.map((source) => networkOf(source) || source)).size > 1;
}

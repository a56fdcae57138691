import type { Finding } from '../../model/finding.ts';
import { isAtLeast } from '../../model/level.ts';

/**
 * Who is known for more than looking through pages: a grave attack comes from the address, or many addresses walked as one.
 * Of all others a log does not show whether they had the right to look.
 */
export class HostileHands {
  readonly #places = new Set<string>();

  constructor(findings: readonly Finding[]) {
    for (const { level, attacks, sources, sourceCount, tenants } of findings) {
      const isGrave = isAtLeast(level, 'high') && attacks.length > 0;
      const isSpread = sourceCount > 1 && attacks.includes('enumeration');
      if (!isGrave && !isSpread) continue;
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

import type { Tenant } from './config.ts';

/** Finds the tenant of a virtual host as logged; null when none names it. */
export type TenantFinder = (host: string) => Tenant | null;

/**
 * Looks tenants up by host. Case and a final dot do not matter. A port matters only between tenants that share
 * a host name.
 */
export function createTenantFinder(tenants: readonly Tenant[]): TenantFinder {
  const exact = new Map<string, Tenant>();
  const bare = new Map<string, Tenant | null>();
  for (const tenant of tenants) {
    for (const host of tenant.hosts.map((name) => name.toLowerCase())) {
      if (!exact.has(host)) exact.set(host, tenant);
      const name = hostWithoutPort(host);
      const other = bare.get(name);
      bare.set(name, other === undefined || other === tenant ? tenant : null);
    }
  }
  return (logged) => {
    const host = logged.toLowerCase();
    const name = hostWithoutPort(host);
    return exact.get(host) ?? exact.get(name) ?? bare.get(name) ?? null;
  };
}

/** A virtual host without its port and final dot. An IPv6 address keeps its brackets. */
export function hostWithoutPort(host: string): string {
  const colon = host.lastIndexOf(':');
  const bare =
    colon >= 0 && /^\d*$/.test(host.slice(colon + 1)) && !isBareIpv6(host) ? host.slice(0, colon) : host;
  return bare.endsWith('.') ? bare.slice(0, -1) : bare;
}

function isBareIpv6(host: string): boolean {
  return !host.includes(']') && host.indexOf(':') !== host.lastIndexOf(':');
}

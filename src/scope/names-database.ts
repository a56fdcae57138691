import type { Tenant } from '../model/config/config.ts';

/**
 * Whether a database, or a schema of one, is named for a tenant: by the address of its data, or by the tenant's id or a
 * host's first part as a word of the name (`b`, `shop_b`, `b-shop`). '' when nothing says so.
 */
export function namesDatabase({ id, hosts, data }: Tenant, database: string): 'data' | 'name' | '' {
  const name = database.toLowerCase();
  if (name === '') return '';
  if (databaseOf(data?.url) === name) return 'data';
  const words = new Set([name, ...name.split(/[_-]/)]);
  const isNamed = [id, ...hosts.map((host) => host.split(/[.:]/)[0] ?? '')].some(
    (word) => word !== '' && words.has(word.toLowerCase()),
  );
  return isNamed ? 'name' : '';
}

function databaseOf(url: string | undefined): string {
  const path = /^[a-z]+:\/\/[^/?#]*\/([^/?#]+)/i.exec(url ?? '')?.[1] ?? '';
  return path.toLowerCase();
}

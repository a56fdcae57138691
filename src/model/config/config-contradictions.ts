import { zonedTime } from '../zoned-time.ts';
import type { WrittenConfig } from './config-schema.ts';
import { PROBLEM } from './schema-parts.ts';

/** A problem of a configuration whose shape is right. */
export interface Contradiction {
  readonly path: readonly (string | number)[];
  /** As in {@link PROBLEM}. */
  readonly problem: string;
}

/**
 * Finds what is wrong only in sight of something else: an id or a host given twice, a tenant that does not
 * exist, a time that is none, a period that ends before it begins.
 *
 * @param timezone for times without an offset
 */
export function configContradictions(config: WrittenConfig, timezone: string): Contradiction[] {
  return [
    ...doubles(config),
    ...unknownTenants(config),
    ...config.known.flatMap((entry, at) => badPeriod(entry, ['known', at], timezone)),
    ...config.told.flatMap((entry, at) => badPeriod(entry, ['told', at], timezone)),
    ...config.tenants.flatMap(({ data }, at) =>
      isTime(data?.asOf, timezone) ? [] : [{ path: ['tenants', at, 'data', 'asOf'], problem: PROBLEM.time }],
    ),
  ];
}

function doubles({ tenants }: WrittenConfig): Contradiction[] {
  const seen = new Set<string>();
  const found: Contradiction[] = [];
  const meet = (name: string, path: Contradiction['path']) => {
    if (seen.has(name)) found.push({ path, problem: PROBLEM.duplicate });
    seen.add(name);
  };
  for (const [at, { id, hosts }] of tenants.entries()) {
    meet(`id ${id}`, ['tenants', at, 'id']);
    for (const [n, host] of hosts.entries()) meet(`host ${host.toLowerCase()}`, ['tenants', at, 'hosts', n]);
  }
  return found;
}

function unknownTenants({ tenants, known, evidence, told }: WrittenConfig): Contradiction[] {
  const ids = tenants.map(({ id }) => id);
  // Where no tenant is listed there is nothing to choose from.
  const problem = (tenant: string) =>
    ids.length === 0 ? `tenants: [{ id: ${tenant} }]` : `${PROBLEM.choice}${ids.join(' ')}`;
  const check = (list: readonly { readonly tenant?: string | undefined }[], name: string) =>
    list.flatMap(({ tenant }, at) =>
      tenant === undefined || ids.includes(tenant)
        ? []
        : [{ path: [name, at, 'tenant'], problem: problem(tenant) }],
    );
  return [...check(known, 'known'), ...check(evidence, 'evidence'), ...check(told, 'told')];
}

function badPeriod(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  path: Contradiction['path'],
  timezone: string,
): Contradiction[] {
  if (!isTime(from, timezone)) return [{ path: [...path, 'from'], problem: PROBLEM.time }];
  if (!isTime(to, timezone)) return [{ path: [...path, 'to'], problem: PROBLEM.time }];
  if (from === undefined || to === undefined) return [];
  const ordered = zonedTime(from, timezone, 'start') <= zonedTime(to, timezone, 'end');
  return ordered ? [] : [{ path: [...path, 'to'], problem: PROBLEM.order }];
}

function isTime(written: string | undefined, timezone: string): boolean {
  return written === undefined || !Number.isNaN(zonedTime(written, timezone, 'start'));
}

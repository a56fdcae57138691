import type { FigureSelector } from './published-incident.ts';
import type { ReplayReport } from './replay-report.ts';

type Part<Key extends string> =
  Extract<FigureSelector, Record<Key, unknown>> extends Record<Key, infer Value> ? Value : never;

/** The figure that a selector names; 0 where the report has none. */
export function figureInReport({ scope, findings, actors }: ReplayReport, at: FigureSelector): number {
  if ('total' in at) return scope.totals.find((total) => isSame(total, at.total))?.n ?? 0;
  if ('exposures' in at) return exposed(scope.exposures, at.exposures);
  if ('partition' in at) return partOf(scope.partitions, at.partition);
  if ('tenants' in at) return tenantsWith(scope.exposures, at.tenants);
  if ('findings' in at) return found(findings, at.findings);
  if ('requests' in at)
    return actors.find(({ addresses }) => addresses.includes(at.requests.address))?.requests ?? 0;
  const funnel = scope.funnels.find(({ tenant }) => tenant === at.funnel.tenant);
  return funnel?.steps.find(({ name }) => name === at.funnel.step)?.n ?? 0;
}

function isSame(
  one: { readonly tenant: string | null; readonly certainty: string; readonly unit: string },
  { tenant, certainty, unit }: { tenant: string | null; certainty: string; unit: string },
): boolean {
  return one.tenant === tenant && one.certainty === certainty && one.unit === unit;
}

function exposed(exposures: ReplayReport['scope']['exposures'], wanted: Part<'exposures'>): number {
  const { tenant, channel, certainty, items, field } = wanted;
  return exposures
    .filter((one) => one.channel === channel && one.certainty === certainty)
    .filter((one) => tenant === undefined || one.tenant === tenant)
    .filter((one) => items === undefined || isSameSet(one.items, items))
    .filter((one) => isIn(one.from, wanted))
    .reduce((sum, one) => sum + ((field === 'persons' ? one.persons : one.records[field]) ?? 0), 0);
}

function partOf(partitions: ReplayReport['scope']['partitions'], wanted: Part<'partition'>): number {
  const partition = partitions.find((one) => isSame(one, wanted));
  const { part } = wanted;
  if (part === 'total') return partition?.total ?? 0;
  return partition?.parts.find(({ items }) => isSameSet(items, part))?.n ?? 0;
}

/** Tenants at which the item's surest exposure is of the certainty. */
function tenantsWith(exposures: ReplayReport['scope']['exposures'], wanted: Part<'tenants'>): number {
  const order = ['taken', 'viewed', 'likely', 'possible'];
  const surest = new Map<string, number>();
  for (const { tenant, certainty, items } of exposures) {
    if (!items.includes(wanted.item) || wanted.except.includes(tenant)) continue;
    surest.set(tenant, Math.min(surest.get(tenant) ?? order.length, order.indexOf(certainty)));
  }
  return [...surest.values()].filter((at) => order[at] === wanted.certainty).length;
}

function found(findings: ReplayReport['findings'], wanted: Part<'findings'>): number {
  const fitting = findings.filter(({ rule, outcome, firstAt, tenants }) => {
    const isThere =
      wanted.tenants === undefined || tenants.some((tenant) => wanted.tenants?.includes(tenant));
    const isSuch = wanted.outcome === undefined || outcome === wanted.outcome;
    return rule === wanted.rule && isThere && isSuch && isIn(firstAt, wanted);
  });
  if (wanted.count === 'findings') return fitting.length;
  if (wanted.count === 'tenants') return new Set(fitting.flatMap(({ tenants }) => tenants)).size;
  return fitting.reduce((sum, { count }) => sum + count, 0);
}

function isIn(
  moment: string | null,
  { from, to }: { from?: string | undefined; to?: string | undefined },
): boolean {
  if (from === undefined && to === undefined) return true;
  const at = Date.parse(moment ?? '');
  return !(at < Date.parse(from ?? '')) && !(at > Date.parse(to ?? ''));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && other.every((item) => one.includes(item));
}

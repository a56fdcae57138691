import type { Investigation } from '../../model/investigation.ts';
import { tenantNamer } from './tenant-namer.ts';

const known = new WeakMap<Investigation, Investigation>();

/**
 * The investigation with tenants by the names that people call them by, for what people read; what programs read has
 * ids. Names that several tenants have in common come with the id.
 */
export function namedInvestigation(investigation: Investigation): Investigation {
  let named = known.get(investigation);
  if (named === undefined) {
    named = withNames(investigation);
    known.set(investigation, named);
    // What has names already keeps them.
    known.set(named, named);
  }
  return named;
}

function withNames(investigation: Investigation): Investigation {
  const nameOf = tenantNamer(investigation.tenantNames ?? new Map());
  const named = <T extends { readonly tenant: string }>(one: T): T => ({
    ...one,
    tenant: nameOf(one.tenant),
  });
  const namedOrAll = <T extends { readonly tenant: string | null }>(one: T): T => ({
    ...one,
    tenant: one.tenant === null ? null : nameOf(one.tenant),
  });
  const ofSeveral = <T extends { readonly tenants: readonly string[] }>(one: T): T => ({
    ...one,
    tenants: one.tenants.map(nameOf),
  });
  const { findings, actors, timeline, scope, duties } = investigation;
  return {
    ...investigation,
    findings: findings.map(ofSeveral),
    actors: actors.map(ofSeveral),
    timeline: timeline.map(named),
    duties: duties.map((duty) => ({ ...duty, set: nameOf(duty.set) })),
    scope: {
      ...scope,
      exposures: scope.exposures.map(named),
      totals: scope.totals.map(namedOrAll),
      partitions: scope.partitions.map(namedOrAll),
      funnels: scope.funnels.map(named),
      sources: scope.sources.map(named),
    },
  };
}

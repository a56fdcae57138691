import type { Attack } from '../../../model/attack.ts';
import type { Finding } from '../../../model/finding.ts';

type Counted = Pick<Finding, 'rule' | 'sources' | 'tenants' | 'outcome' | 'attacks' | 'count'>;

/** Scanning is seen by what else was sent: the same requests count for that already. */
const SCANNER: readonly Attack[] = ['scanner'];

/**
 * How many requests or logins the findings are about. Several rules often hold on the same ones (a flood of failed
 * logins is many failed logins too), so that of each source, kind of attack and outcome the rule that saw most counts.
 * Two rules of one kind that saw different requests make it fewer than there were.
 */
export function countAttempts(findings: readonly Counted[]): number {
  const groups = new Map<string, Group>();
  for (const { rule, sources, tenants, outcome, attacks, count } of findings) {
    const name = JSON.stringify([sources, tenants, outcome]);
    const group = groups.get(name) ?? { sources, tenants, outcome, kinds: new Map(), scans: new Map() };
    groups.set(name, group);
    const rules = isScan(attacks) ? group.scans : open(group.kinds, attacks.join());
    rules.set(rule, (rules.get(rule) ?? 0) + count);
  }
  const counted = [...groups.values()].map((group) => ({ ...group, told: toldOf(group) }));
  return counted.reduce((sum, group) => sum + group.told + beyond(group, counted), 0);
}

interface Group extends Pick<Counted, 'sources' | 'tenants' | 'outcome'> {
  /** By kind of attack and rule, how many. */
  readonly kinds: Map<string, Map<string, number>>;
  readonly scans: Map<string, number>;
}

function toldOf({ kinds }: Group): number {
  return [...kinds.values()].reduce((sum, rules) => sum + Math.max(...rules.values()), 0);
}

/** What a scan counts besides what is told of some or all of its addresses. */
function beyond(scan: Group, groups: readonly (Group & { readonly told: number })[]): number {
  if (scan.scans.size === 0) return 0;
  const own = new Set(scan.sources);
  const told = groups
    .filter(({ outcome, tenants }) => outcome === scan.outcome && tenants.join() === scan.tenants.join())
    .filter(({ sources }) => sources.every((source) => own.has(source)))
    .reduce((sum, group) => sum + group.told, 0);
  return Math.max(0, Math.max(...scan.scans.values()) - told);
}

function isScan(attacks: readonly Attack[]): boolean {
  return attacks.every((attack) => SCANNER.includes(attack));
}

function open<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = map.get(key) ?? new Map<string, V>();
  map.set(key, found);
  return found;
}

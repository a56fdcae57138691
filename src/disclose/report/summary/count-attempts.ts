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
  const groups = new Map<string, Map<string, Map<string, number>>>();
  for (const { rule, sources, tenants, outcome, attacks, count } of findings) {
    const kinds = open(groups, JSON.stringify([sources, tenants, outcome]));
    const rules = open(kinds, isScan(attacks) ? '' : attacks.join());
    rules.set(rule, (rules.get(rule) ?? 0) + count);
  }
  let sum = 0;
  for (const kinds of groups.values()) {
    let told = 0;
    for (const [kind, rules] of kinds) if (kind !== '') told += Math.max(...rules.values());
    sum += Math.max(told, ...(kinds.get('')?.values() ?? []));
  }
  return sum;
}

function isScan(attacks: readonly Attack[]): boolean {
  return attacks.every((attack) => SCANNER.includes(attack));
}

function open<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = map.get(key) ?? new Map<string, V>();
  map.set(key, found);
  return found;
}

import type { Attack } from '../../../model/attack.ts';
import type { Finding } from '../../../model/finding.ts';

type Counted = Pick<Finding, 'rule' | 'sources' | 'tenants' | 'outcome' | 'attacks' | 'count'>;

/** Scanning is seen by what else was sent: the same requests count for that already. */
const SCANNER: readonly Attack[] = ['scanner'];

/**
 * How many requests or logins the findings are about. Several rules often hold on the same ones (a flood of failed
 * logins is many failed logins too), so that of each source, kind of attack and outcome the rule that saw most counts,
 * and of a scan what goes beyond all that is told of its addresses.
 * Two rules of one kind that saw different requests make it fewer than there were.
 */
export function countAttempts(findings: readonly Counted[]): number {
  const counted = new Map<string, { readonly sources: readonly string[]; readonly n: number }[]>();
  let sum = 0;
  // Fewer addresses first: what is told of some of a scan's addresses is known when the scan's turn comes.
  for (const group of groupsOf(findings).sort((a, b) => a.sources.length - b.sources.length)) {
    const { sources, kinds, scans } = group;
    const told = [...kinds.values()].reduce((all, rules) => all + Math.max(...rules.values()), 0);
    let n = told;
    if (scans.size > 0) {
      const own = new Set(sources);
      const within = ['', ...sources]
        .flatMap((source) => counted.get(placeOf(group, source)) ?? [])
        .filter((other) => other.sources.every((source) => own.has(source)))
        .reduce((all, other) => all + other.n, 0);
      n += Math.max(0, Math.max(...scans.values()) - told - within);
    }
    sum += n;
    const place = placeOf(group, sources[0] ?? '');
    const there = counted.get(place);
    if (there === undefined) counted.set(place, [{ sources, n }]);
    else there.push({ sources, n });
  }
  return sum;
}

/** What the same addresses did with the same outcome. */
interface Group extends Pick<Counted, 'sources' | 'tenants' | 'outcome'> {
  /** By kind of attack and rule, how many. */
  readonly kinds: Map<string, Map<string, number>>;
  readonly scans: Map<string, number>;
}

function groupsOf(findings: readonly Counted[]): Group[] {
  const groups = new Map<string, Group>();
  for (const { rule, sources, tenants, outcome, attacks, count } of findings) {
    const name = JSON.stringify([sources, tenants, outcome]);
    const group = groups.get(name) ?? { sources, tenants, outcome, kinds: new Map(), scans: new Map() };
    groups.set(name, group);
    const rules = isScan(attacks) ? group.scans : open(group.kinds, attacks.join());
    rules.set(rule, (rules.get(rule) ?? 0) + count);
  }
  return [...groups.values()];
}

function placeOf({ outcome, tenants }: Group, source: string): string {
  return JSON.stringify([outcome, tenants, source]);
}

function isScan(attacks: readonly Attack[]): boolean {
  return attacks.every((attack) => SCANNER.includes(attack));
}

function open<V>(map: Map<string, Map<string, V>>, key: string): Map<string, V> {
  const found = map.get(key) ?? new Map<string, V>();
  map.set(key, found);
  return found;
}

import type { Finding } from '../model/finding.ts';
import type { Language } from '../model/language.ts';
import type { ProvenAttack } from '../model/proven-attack.ts';

/**
 * Findings with what scope came to know: an attack whose answers alone did not tell succeeded where it is proven that
 * it brought something back. Ids stay, so that what refers to a finding still finds it.
 *
 * @param actorOf the actor's id, or undefined
 */
export function withProof(
  findings: readonly Finding[],
  proven: readonly ProvenAttack[],
  actorOf: (finding: Finding) => string | undefined,
  language: Language,
): readonly Finding[] {
  if (proven.length === 0) return findings;
  const byActor = gathered(proven, ({ actor }) => actor);
  const byAddress = gathered(byActor.get(null) ?? [], ({ address = '' }) => address);
  return findings.map((finding) => {
    if (finding.outcome !== 'unknown') return finding;
    const actor = actorOf(finding);
    const own =
      actor === undefined
        ? finding.sources.flatMap((source) => byAddress.get(source) ?? [])
        : (byActor.get(actor) ?? []);
    const proofs = own.filter((proof) => isOf(finding, proof));
    if (proofs.length === 0) return finding;
    const reason = [...new Set(proofs.map(({ why }) => why[language]))].join(language === 'en' ? ' ' : '');
    return { ...finding, outcome: 'succeeded', reason };
  });
}

function gathered<Key>(
  proven: readonly ProvenAttack[],
  keyOf: (proof: ProvenAttack) => Key,
): ReadonlyMap<Key, readonly ProvenAttack[]> {
  const groups = new Map<Key, ProvenAttack[]>();
  for (const proof of proven) {
    const group = groups.get(keyOf(proof));
    if (group === undefined) groups.set(keyOf(proof), [proof]);
    else group.push(proof);
  }
  return groups;
}

function isOf({ attacks, tenants, firstAt, lastAt }: Finding, proof: ProvenAttack): boolean {
  const isThatAttack = attacks.length > 0 && attacks.every((attack) => attack === proof.attack);
  // A time that is not known (NaN) speaks against nothing.
  const isApart = firstAt > proof.to || lastAt < proof.from;
  // A shop alone has no name, and its findings list no tenant.
  const isThatShop = tenants.length === 0 ? proof.tenant === '' : tenants.includes(proof.tenant);
  return isThatAttack && isThatShop && !isApart;
}

import type { Finding } from '../model/finding.ts';
import type { Language } from '../model/language.ts';
import type { ProvenAttack } from '../model/proven-attack.ts';

/**
 * Findings with what scope came to know: an attack whose answers alone did not tell succeeded where it is proven that
 * it brought something back. Ids stay, so that what refers to a finding still finds it. Where the answers of the
 * same rule's requests told by themselves when it succeeded, the others (probes, tries that failed) stay as they are.
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
  const byAddress = gathered(byActor.get(null) ?? [], ({ address }) => address);
  const whose = (finding: Finding) => `${finding.rule}\n${actorOf(finding) ?? sendersOf(finding)[0]}`;
  const told = gathered(
    findings.filter(({ outcome }) => outcome === 'succeeded'),
    whose,
  );
  return findings.map((finding) => {
    if (finding.outcome !== 'unknown') return finding;
    const actor = actorOf(finding);
    const own =
      actor === undefined
        ? sendersOf(finding).flatMap((sender) => byAddress.get(sender) ?? [])
        : (byActor.get(actor) ?? []);
    const others = told.get(whose(finding)) ?? [];
    const proofs = own.filter(
      (proof) => isOf(finding, proof) && !others.some((other) => isToldBy(proof, other)),
    );
    if (proofs.length === 0) return finding;
    const reason = [...new Set(proofs.map(({ why }) => why[language]))].join(language === 'en' ? ' ' : '');
    return { ...finding, outcome: 'succeeded', reason };
  });
}

/** Its addresses; '' where the log holds none. */
function sendersOf({ sources }: Finding): readonly string[] {
  return sources.length === 0 ? [''] : sources;
}

function gathered<Key, One>(all: readonly One[], keyOf: (one: One) => Key): ReadonlyMap<Key, readonly One[]> {
  const groups = new Map<Key, One[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}

/** Whether a finding that succeeded by its answers holds all the time of a proof. */
function isToldBy(proof: ProvenAttack, other: Finding): boolean {
  return isOf(other, proof) && other.firstAt <= proof.from && other.lastAt >= proof.to;
}

function isOf({ attacks, tenants, firstAt, lastAt }: Finding, proof: ProvenAttack): boolean {
  const isThatAttack = attacks.length > 0 && attacks.every((attack) => attack === proof.attack);
  // A time that is not known (NaN) speaks against nothing.
  const isApart = firstAt > proof.to || lastAt < proof.from;
  // A shop alone has no name, and its findings list no tenant.
  const isThatShop = tenants.length === 0 ? proof.tenant === '' : tenants.includes(proof.tenant);
  return isThatAttack && isThatShop && !isApart;
}

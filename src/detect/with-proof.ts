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
  return findings.map((finding) => {
    if (finding.outcome !== 'unknown') return finding;
    const actor = actorOf(finding);
    const proofs = proven.filter((proof) => isBy(finding, actor, proof) && isOf(finding, proof));
    if (proofs.length === 0) return finding;
    const reason = [...new Set(proofs.map(({ why }) => why[language]))].join(language === 'en' ? ' ' : '');
    return { ...finding, outcome: 'succeeded', reason };
  });
}

function isBy({ sources }: Finding, actor: string | undefined, proof: ProvenAttack): boolean {
  if (proof.actor !== null) return proof.actor === actor;
  return actor === undefined && sources.includes(proof.address ?? '');
}

function isOf({ attacks, tenants, firstAt, lastAt }: Finding, proof: ProvenAttack): boolean {
  const isThatAttack = attacks.length > 0 && attacks.every((attack) => attack === proof.attack);
  return isThatAttack && tenants.includes(proof.tenant) && firstAt <= proof.to && lastAt >= proof.from;
}

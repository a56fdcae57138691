import { compareEvidence } from '../../model/evidence-ref.ts';
import type { Finding } from '../../model/finding.ts';
import { tookPartInSpread } from '../notes/address-notes.ts';
import { isLoginAttack, isOfOne, namesDoers } from '../seeds.ts';
import type { JoinFacts } from './join-facts.ts';
import { addressNode, type Membership } from './membership.ts';

/** Joins the addresses that took part in one attack, on logins or through numbers, which a finding says was spread over many. */
export function joinOnSpread(facts: JoinFacts, members: Membership): void {
  const findings = new Map<string, Finding>();
  for (const seed of facts.seeds.values()) {
    for (const finding of seed.findings) {
      if (!isOfOne(finding) && (isLoginAttack(finding) || namesDoers(finding)))
        findings.set(finding.id, finding);
    }
  }
  for (const [, finding] of [...findings].sort(([a], [b]) => (a < b ? -1 : 1)))
    joinFinding(finding, facts, members);
}

function joinFinding(finding: Finding, facts: JoinFacts, members: Membership): void {
  const evidence = [...finding.evidence].sort(compareEvidence);
  const taking = [...finding.sources].sort().filter((address) => {
    const notes = facts.notes.get(address);
    return members.has(address) && notes !== undefined && (namesDoers(finding) || tookPartInSpread(notes));
  });
  const joined = taking.filter(
    (address) => !members.isApart(address, finding.tenants[0] ?? '', finding.firstAt),
  );
  for (const address of joined.slice(1)) {
    members.join(addressNode(joined[0]!), addressNode(address), {
      joins: [address, joined[0]!],
      reason: { kind: 'spread-attack', title: finding.title },
      evidence,
    });
  }
}

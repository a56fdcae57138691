import { compareEvidence } from '../../model/evidence-ref.ts';
import type { Finding } from '../../model/finding.ts';
import { isLoginAttack, isOfOne, isSpreadAttack, namesDoers } from '../finding-traits.ts';
import { isFlood } from '../notes/address-notes.ts';
import type { JoinFacts } from './join-facts.ts';
import { addressNode, type Membership } from './membership.ts';
import { tookPart } from './took-part.ts';

/** Joins the addresses that took part in one attack which a finding says was spread over many: on logins, through numbers, on holes. */
export function joinOnSpread(facts: JoinFacts, members: Membership): void {
  const findings = new Map<string, Finding>();
  for (const seed of facts.seeds.values()) {
    for (const finding of seed.findings) {
      if (!isOfOne(finding) && (isLoginAttack(finding) || namesDoers(finding)))
        findings.set(finding.id, finding);
    }
  }
  const leads = new Map<string, { readonly finding: Finding; readonly lead: string }[]>();
  for (const [, finding] of [...findings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lead = joinFinding(finding, facts, members);
    if (lead === undefined) continue;
    const attack = isLoginAttack(finding) && finding.ofMany === true ? 'logins' : finding.rule;
    const key = `${attack}\0${finding.tenants.join('\0')}`;
    const others = leads.get(key) ?? [];
    leads.set(key, [...others, { finding, lead }]);
    // What was refused, what cannot be told and what got in are findings of their own.
    const same = others.find((other) => isAtOneTime(other.finding, finding));
    if (same !== undefined) join(lead, same.lead, finding, members);
  }
}

function isAtOneTime(a: Finding, b: Finding): boolean {
  return a.firstAt <= b.lastAt && b.firstAt <= a.lastAt;
}

function joinFinding(finding: Finding, facts: JoinFacts, members: Membership): string | undefined {
  const taking = [...finding.sources].sort().filter((address) => {
    const notes = facts.notes.get(address);
    if (notes === undefined || !members.has(address)) return false;
    if (isSpreadAttack(finding)) return isFlood(notes);
    return namesDoers(finding) || tookPart(finding, notes);
  });
  const joined = taking.filter(
    (address) => !members.isApart(address, finding.tenants[0] ?? '', finding.firstAt),
  );
  for (const address of joined.slice(1)) join(address, joined[0]!, finding, members);
  return joined[0];
}

function join(address: string, other: string, { title, evidence }: Finding, members: Membership): void {
  members.join(addressNode(other), addressNode(address), {
    joins: [address, other],
    reason: { kind: 'spread-attack', title },
    evidence: [...evidence].sort(compareEvidence),
  });
}

import type { JoinFacts } from './join-facts.ts';
import { addressNode, type Membership } from './membership.ts';

/**
 * Joins who called a file with who put it there, where only the finding knows that it is the same one: what came by
 * FTP lies under another path than the web's. Both must be members already.
 */
export function joinOnCalls(facts: JoinFacts, members: Membership): void {
  for (const { address, findings } of facts.seeds.values()) {
    for (const { file, by, caller, evidence } of findings.flatMap((finding) => finding.calls ?? [])) {
      if (by !== address || caller === by || !members.has(by) || !members.has(caller)) continue;
      if (members.isShared(by) || members.isShared(caller)) continue;
      const reason = { kind: 'same-file', file, placed: false } as const;
      members.join(addressNode(by), addressNode(caller), { joins: [caller, by], reason, evidence });
    }
  }
}

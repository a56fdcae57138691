import { ReachedLimits } from '../../model/reached-limits.ts';
import { admitSeeds } from './admit-seeds.ts';
import type { JoinFacts, JoinResult, Spared } from './join-facts.ts';
import { joinOnAccounts } from './join-on-accounts.ts';
import { joinOnCalls } from './join-on-calls.ts';
import { joinOnFiles } from './join-on-files.ts';
import { joinOnSpread } from './join-on-spread.ts';
import { joinOnTools } from './join-on-tools.ts';
import { Membership } from './membership.ts';

const PASSES_LIMIT = 8;

/**
 * Puts together what belongs together in the evidence: same dropped file, same entered account, same rare tool
 * against the same hole, same spread login attack. A join can make another possible (the account of an address
 * that a file brought in), so it is repeated until nobody is added. A function of the facts alone.
 *
 * @param limits is told when somebody was still added in the last pass
 */
export function joinUp(facts: JoinFacts, limits = new ReachedLimits()): JoinResult {
  let members: Membership | undefined;
  for (let pass = 0; ; pass += 1) {
    const before: number = members?.addresses().length ?? -1;
    const next: Membership = new Membership(facts, members);
    admitSeeds(facts, next);
    const spared = joinOnFiles(facts, next);
    joinOnCalls(facts, next);
    const candidates = joinOnAccounts(facts, next);
    joinOnTools(facts, next);
    joinOnSpread(facts, next);
    members = next;
    const isSettled = before === next.addresses().length;
    if (isSettled || pass === PASSES_LIMIT) {
      if (!isSettled) limits.note('traced');
      return { groups: next.groups(), spared: onceEach(spared, next), candidates };
    }
  }
}

function onceEach(spared: readonly Spared[], members: Membership): Spared[] {
  const seen = new Map<string, Spared>();
  for (const one of spared) {
    const key = `${one.address}\0${one.file}`;
    if (!members.has(one.address) && !seen.has(key)) seen.set(key, one);
  }
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

import { DAY_MS } from '../../model/time-units.ts';
import { holeKey } from '../hole.ts';
import type { HoleUse } from '../notes/tool-uses.ts';
import type { JoinFacts } from './join-facts.ts';
import { addressNode, type Membership } from './membership.ts';

/** Two attacks further apart than this are not one attack's waves, whatever the tool. */
const APART_MS = 180 * DAY_MS;
/** A tool and hole that more addresses share is everybody's. */
const ADDRESSES_LIMIT = 64;

/** Joins actors' addresses that attacked the same hole with the same rare tool. The hole alone joins nobody. */
export function joinOnTools(facts: JoinFacts, members: Membership): void {
  const same = new Map<string, Map<string, HoleUse>>();
  for (const use of facts.tools.all()) {
    if (use.tool === '' || !members.has(use.address)) continue;
    if (members.isApart(use.address, use.hole.tenant, use.first.at)) continue;
    const key = `${use.tool}\0${holeKey(use.hole)}`;
    const uses = same.get(key);
    if (uses === undefined) same.set(key, new Map([[use.address, use]]));
    else if (!uses.has(use.address)) uses.set(use.address, use);
  }
  const linked = new Set<string>();
  for (const uses of same.values()) {
    if (uses.size < 2 || uses.size > ADDRESSES_LIMIT) continue;
    joinInOrder([...uses.values()], members, linked);
  }
}

/** Joins each with the one before it in time. One link a pair is enough, however many holes they share. */
function joinInOrder(uses: readonly HoleUse[], members: Membership, linked: Set<string>): void {
  uses.slice(1).forEach((use, index) => {
    const before = uses[index]!;
    if (!(use.first.at - before.lastAt <= APART_MS)) return;
    const { path, parameter } = use.hole;
    const pair = [before.address, use.address].sort().join('\0');
    const join = {
      joins: [use.address, before.address] as const,
      reason: { kind: 'same-tool-and-hole', tool: use.tool, path, parameter } as const,
      evidence: [before.first.source, use.first.source],
    };
    const isNew = !linked.has(pair);
    linked.add(pair);
    members.join(addressNode(before.address), addressNode(use.address), isNew ? join : undefined);
  });
}

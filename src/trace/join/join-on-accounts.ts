import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { LinkReason } from '../../text/trace/link-reason.ts';
import { compareMoments, compareTimes } from '../moment.ts';
import { type Account, type AccountUse, isUsual } from '../notes/account-uses.ts';
import type { Join, JoinFacts } from './join-facts.ts';
import { accountNode, addressNode, type Membership } from './membership.ts';

/** An account handed on: used again this soon after the hostile use, from an address new to it. */
const RIGHT_AFTER_MS = 30 * MINUTE_MS;
/** With the same rare tool, later use counts too; from an address that is hostile otherwise, much later. */
const SAME_TOOL_MS = 7 * DAY_MS;
const OTHERWISE_HOSTILE_MS = 180 * DAY_MS;
/** An address from which as many accounts were used before the attack is shared by honest people. */
const SHARED_ACCOUNTS = 3;

/**
 * Joins addresses over accounts that an actor entered. The rightful owner's usual addresses stay out, and so
 * does a new address for which nothing but the account's name speaks.
 *
 * @returns addresses that must be drawn in whole before they can be judged
 */
export function joinOnAccounts(facts: JoinFacts, members: Membership): Set<string> {
  const candidates = new Set<string>();
  const accounts = facts.accounts.all();
  const crowds = honestAccountsByAddress(accounts, members);
  for (const account of accounts) {
    const entered = hostileUses(account, crowds, facts, members);
    if (entered.length > 0) joinAccount(account, entered, facts, members, candidates);
  }
  listAccounts(accounts, crowds, facts, members);
  return candidates;
}

/** How many accounts were used from an actor's address before its first hostile act. */
function honestAccountsByAddress(accounts: readonly Account[], members: Membership): Map<string, number> {
  const counts = new Map<string, number>();
  for (const account of accounts) {
    for (const use of account.uses.values()) {
      if (!members.has(use.address) || !isHome(use, members)) continue;
      counts.set(use.address, (counts.get(use.address) ?? 0) + 1);
    }
  }
  return counts;
}

function isHome(use: AccountUse, members: Membership): boolean {
  return compareTimes(use.first.at, members.since(use.address)) < 0;
}

/** Uses of an account by actors' addresses at which it is not at home, earliest first. */
function hostileUses(
  account: Account,
  crowds: ReadonlyMap<string, number>,
  facts: JoinFacts,
  members: Membership,
): AccountUse[] {
  return [...account.uses.values()]
    .filter((use) => members.has(use.address) && !isHome(use, members))
    .filter((use) => !members.isApart(use.address, account.tenant, use.first.at))
    .filter((use) => (crowds.get(use.address) ?? 0) < SHARED_ACCOUNTS || isNamed(account, use, facts))
    .sort((a, b) => compareMoments(a.first, b.first));
}

/** Whether a finding says of this address that it got into this account. */
function isNamed(account: Account, use: AccountUse, facts: JoinFacts): boolean {
  const findings = facts.seeds.get(use.address)?.findings ?? [];
  return findings.some(
    (finding) => finding.outcome === 'succeeded' && finding.accounts.includes(account.name),
  );
}

function joinAccount(
  account: Account,
  entered: readonly AccountUse[],
  facts: JoinFacts,
  members: Membership,
  candidates: Set<string>,
): void {
  if (account.crowded) return;
  const from = entered[0]!;
  for (const use of [...account.uses.values()].sort((a, b) => compareMoments(a.first, b.first))) {
    if (use === from || isUsual(use, from.first.at)) continue;
    if (members.isApart(use.address, account.tenant, use.first.at)) continue;
    const reason = whyJoined(account, use, entered, facts, members, candidates);
    if (reason === undefined) continue;
    members.admit(use.address, use.first.at);
    const join: Join = {
      joins: [use.address, from.address],
      reason,
      evidence: [from.first.source, use.first.source],
    };
    const node = accountNode(account.tenant, account.name);
    members.join(addressNode(from.address), node);
    members.join(addressNode(use.address), node, join);
  }
}

function whyJoined(
  account: Account,
  use: AccountUse,
  entered: readonly AccountUse[],
  facts: JoinFacts,
  members: Membership,
  candidates: Set<string>,
): LinkReason | undefined {
  const { name } = account;
  const others = entered.filter((other) => other.address !== use.address);
  const gap = Math.min(...others.flatMap((other) => other.times.map((time) => gapTo(use, time.at))));
  if (!(gap <= OTHERWISE_HOSTILE_MS)) return undefined;
  if (members.has(use.address) && isHostileOtherwise(use, name, facts, members)) {
    return { kind: 'account-otherwise-hostile', account: name };
  }
  if (gap <= SAME_TOOL_MS && others.some((other) => haveSameTool(other, use, facts))) {
    return { kind: 'account-same-tool', account: name };
  }
  if (gap > RIGHT_AFTER_MS || !use.privileged || !hasUsualAddress(account, entered)) return undefined;
  const notes = facts.notes.get(use.address);
  if (notes === undefined) {
    candidates.add(use.address);
    return undefined;
  }
  if (compareTimes(notes.firstAt, entered[0]!.first.at) < 0) return undefined;
  return { kind: 'account-right-after', account: name, minutes: Math.max(1, Math.ceil(gap / MINUTE_MS)) };
}

function haveSameTool(a: AccountUse, b: AccountUse, { commonAgents }: JoinFacts): boolean {
  return a.tools.some((tool) => b.tools.includes(tool) && !commonAgents.has(tool));
}

/** Milliseconds from a hostile use to the first use that follows it; infinite when none does. */
function gapTo(use: AccountUse, at: number): number {
  for (const time of use.times) if (time.at >= at) return time.at - at;
  return Number.POSITIVE_INFINITY;
}

/** Whether something besides the account speaks against an address. */
function isHostileOtherwise(
  use: AccountUse,
  account: string,
  facts: JoinFacts,
  members: Membership,
): boolean {
  if (members.usedFile(use.address) || (facts.notes.get(use.address)?.attacks ?? 0) > 0) return true;
  const findings = facts.seeds.get(use.address)?.findings ?? [];
  return findings.some((finding) => finding.attacks.length > 0 && !finding.accounts.includes(account));
}

function hasUsualAddress(account: Account, entered: readonly AccountUse[]): boolean {
  const from = entered[0]!.first.at;
  return [...account.uses.values()].some((use) => compareTimes(use.first.at, from) < 0);
}

/** Puts every account that an actor entered beside it, whether or not it joins anybody. */
function listAccounts(
  accounts: readonly Account[],
  crowds: ReadonlyMap<string, number>,
  facts: JoinFacts,
  members: Membership,
): void {
  for (const account of accounts) {
    const entered = new Set(hostileUses(account, crowds, facts, members));
    for (const use of account.uses.values()) {
      if (!members.has(use.address) || !(entered.has(use) || isNamed(account, use, facts))) continue;
      const reason: LinkReason = { kind: 'account-entered', account: account.name };
      const join: Join = { joins: [use.address, account.name], reason, evidence: [use.first.source] };
      // Each address has the account to itself here: only joinAccount makes the name a bridge.
      members.list(use.address, account.key, join);
    }
  }
}

import type { Claim, Unnamed } from '../../model/claim.ts';
import type { EvidenceRef } from '../../model/evidence-ref.ts';
import type { Bound } from '../../model/exposure.ts';
import { ITEMS } from '../../model/item.ts';
import type { Text } from '../../model/language.ts';
import { openLogins, TAKEOVER_INCOMPLETE, takeoverBasis } from '../../text/scope/account-takeover.ts';
import type { Entry } from './entry.ts';
import { MemberRow } from './member-row.ts';
import type { MemberSet } from './member-rows.ts';

/** As many references are handed on; all are counted. */
const EVIDENCE_LIMIT = 1_000;

export interface TakeoverFacts {
  /** What one actor entered in one tenant, in order of time; at least one. */
  readonly entries: readonly Entry[];
  readonly hasShared: boolean;
  /** Whether further logins came from addresses of the attack that may be the owners'. */
  readonly hasOthers: boolean;
  /** Whether further accounts may have been entered that look like their owners' own logins. */
  readonly maybeMore: boolean;
  /** Whether an account may have been entered shortly before anything hostile was seen. */
  readonly maybeBefore: boolean;
  /** Whether the attack came from many addresses with a few tries each, of which some may have got in at once. */
  readonly isSpread: boolean;
  /** How many of the actor's logins nothing tells the outcome of. */
  readonly open: number;
  /** Whether so many accounts were entered that some were not kept. */
  readonly isFull: boolean;
  readonly members: MemberSet;
  readonly timezone: string;
}

/** What an actor reached by entering accounts of members: they are displayed to whoever logs in (`viewed`). */
export function takeoverClaim(facts: TakeoverFacts): Claim {
  const { entries, hasShared, hasOthers, maybeMore, maybeBefore, isSpread, open, isFull } = facts;
  const { members, timezone } = facts;
  const { actor, tenant, at } = entries[0]!;
  const unnamed = entries.filter(({ account, member }) => account === '' && member === null);
  const altered = new Set(entries.flatMap(({ deeds }) => deeds.items));
  const orders = entries.reduce((sum, entry) => sum + entry.orders, 0);
  const incomplete: Text[] = [
    ...(unnamed.length > 0 ? [TAKEOVER_INCOMPLETE.unnamed] : []),
    ...(hasShared ? [TAKEOVER_INCOMPLETE.shared] : []),
    ...(hasOthers ? [TAKEOVER_INCOMPLETE.others] : []),
    ...(maybeMore ? [TAKEOVER_INCOMPLETE.more] : []),
    ...(maybeBefore ? [TAKEOVER_INCOMPLETE.before] : []),
    ...(isSpread ? [TAKEOVER_INCOMPLETE.spread] : []),
    ...(open > 0 ? [openLogins(open)] : []),
    ...(isFull ? [TAKEOVER_INCOMPLETE.full] : []),
  ];
  const isLeast = hasOthers || maybeMore || maybeBefore || isSpread || open > 0 || isFull;
  return {
    actor,
    tenant,
    channel: 'account-takeover',
    certainty: 'viewed',
    bound: boundOf(unnamed.length > 0 || hasShared, isLeast),
    items: members.items,
    from: at,
    to: entries.reduce((last, entry) => Math.max(last, entry.lastAt), at),
    rows: [
      ...entries.flatMap((entry) => memberRow(entry, members, timezone)),
      ...unnamedAccounts(unnamed.length),
    ],
    ...(orders > 0 ? { beside: { purchases: orders } } : {}),
    misuse: entries.some((entry) => entry.deeds.changed || entry.orders > 0) ? 'confirmed' : 'not-asked',
    altered: ITEMS.filter((item) => altered.has(item)),
    says: 'own-logs',
    basis: takeoverBasis({
      entered: entries.length,
      unnamed: unnamed.length,
      changed: entries.filter(({ deeds }) => deeds.changed).length,
      changedOther: entries.filter(({ deeds }) => deeds.changedOther).length,
      purchased: entries.filter((entry) => entry.orders > 0).length,
      purchasedOnly: entries.filter((entry) => entry.orders > 0 && !entry.deeds.changed).length,
      orders,
      altered: ITEMS.filter((item) => altered.has(item)),
    }),
    incomplete,
    evidence: firstEvidence(entries),
    evidenceCount: entries.reduce((sum, { deeds }) => sum + 1 + deeds.actCount, 0),
  };
}

function boundOf(isMost: boolean, isLeast: boolean): Bound {
  if (isMost) return isLeast ? 'approx' : 'max';
  return isLeast ? 'min' : 'exact';
}

/** The logins, then what was done in the accounts. */
function firstEvidence(entries: readonly Entry[]): EvidenceRef[] {
  const logins = entries.slice(0, EVIDENCE_LIMIT).map(({ login }) => login);
  const acts = logins.length < EVIDENCE_LIMIT ? entries.flatMap(({ deeds }) => deeds.acts) : [];
  return [...logins, ...acts].slice(0, EVIDENCE_LIMIT);
}

function memberRow(entry: Entry, members: MemberSet, timezone: string): MemberRow[] {
  const isNamed = entry.account !== '' || entry.member !== null;
  return isNamed ? [new MemberRow(entry, members, timezone)] : [];
}

function unnamedAccounts(n: number): Unnamed[] {
  return n === 0 ? [] : [{ kind: 'unnamed', unit: 'accounts', n, persons: n }];
}

import type { Claim, ShopRows, Unnamed } from '../../model/claim.ts';
import type { Bound } from '../../model/exposure.ts';
import { ITEMS } from '../../model/item.ts';
import type { Text } from '../../model/language.ts';
import { decodeText } from '../../request/decode/decode-text.ts';
import { encodingOf } from '../../request/decode/text-encoding.ts';
import { enteredAccount, TAKEOVER_INCOMPLETE, takeoverBasis } from '../../text/scope/account-takeover.ts';
import { accountName } from './account-name.ts';
import { type Entry, ordersOf } from './entry.ts';
import type { MemberKey } from './member-of-request.ts';
import type { MemberSet } from './member-rows.ts';

/** As many references are handed on; all are counted. */
const EVIDENCE_LIMIT = 1_000;

export interface TakeoverFacts {
  /** What one actor entered in one tenant, in order of time; at least one. */
  readonly entries: readonly Entry[];
  readonly hasShared: boolean;
  /** Whether further accounts may have been entered that look like their owners' own logins. */
  readonly maybeMore: boolean;
  /** Whether an account may have been entered shortly before anything hostile was seen. */
  readonly maybeBefore: boolean;
  readonly members: MemberSet;
  readonly timezone: string;
}

/** What an actor reached by entering accounts of members: they are displayed to whoever logs in (`viewed`). */
export function takeoverClaim(facts: TakeoverFacts): Claim {
  const { entries, hasShared, maybeMore, maybeBefore, members, timezone } = facts;
  const { actor, tenant, at } = entries[0]!;
  const unnamed = entries.filter((entry) => keyOf(entry, members) === null);
  const altered = new Set(entries.flatMap(({ items }) => [...items]));
  const orders = entries.reduce((sum, entry) => sum + ordersOf(entry), 0);
  const incomplete: Text[] = [
    ...(unnamed.length > 0 ? [TAKEOVER_INCOMPLETE.unnamed] : []),
    ...(hasShared ? [TAKEOVER_INCOMPLETE.shared] : []),
    ...(maybeMore ? [TAKEOVER_INCOMPLETE.more] : []),
    ...(maybeBefore ? [TAKEOVER_INCOMPLETE.before] : []),
  ];
  const evidence = [...entries.map(({ login }) => login), ...entries.flatMap(({ acts }) => acts)];
  return {
    actor,
    tenant,
    channel: 'account-takeover',
    certainty: 'viewed',
    bound: boundOf(unnamed.length > 0 || hasShared, maybeMore || maybeBefore),
    items: members.items,
    from: at,
    to: entries.reduce((last, entry) => Math.max(last, entry.lastAt), at),
    rows: [
      ...entries.flatMap((entry) => memberRow(entry, members, timezone)),
      ...unnamedAccounts(unnamed.length),
    ],
    ...(orders > 0 ? { beside: { purchases: orders } } : {}),
    misuse: entries.some((entry) => entry.changed || ordersOf(entry) > 0) ? 'confirmed' : 'not-asked',
    altered: ITEMS.filter((item) => altered.has(item)),
    says: 'own-logs',
    basis: takeoverBasis({
      entered: entries.length,
      unnamed: unnamed.length,
      changed: entries.filter(({ changed }) => changed).length,
      changedOther: entries.filter(({ changedOther }) => changedOther).length,
      purchased: entries.filter((entry) => ordersOf(entry) > 0).length,
      purchasedOnly: entries.filter((entry) => ordersOf(entry) > 0 && !entry.changed).length,
      orders,
      altered: ITEMS.filter((item) => altered.has(item)),
    }),
    incomplete,
    evidence: evidence.slice(0, EVIDENCE_LIMIT),
    evidenceCount: evidence.length,
  };
}

function boundOf(isMost: boolean, isLeast: boolean): Bound {
  if (isMost) return isLeast ? 'approx' : 'max';
  return isLeast ? 'min' : 'exact';
}

/** What the account is looked up by in the members' data set; null where nothing tells whose it is. */
function keyOf({ account, member }: Entry, members: MemberSet): MemberKey | null {
  if (account === '') return member;
  const name = accountName(account);
  const value = decodeText(name, encodingOf(name));
  return { by: members.byOf(value), value };
}

function memberRow(entry: Entry, members: MemberSet, timezone: string): ShopRows[] {
  const key = keyOf(entry, members);
  if (key === null) return [];
  const { at, login } = entry;
  return [
    {
      kind: 'shop',
      set: members.set,
      filter: { kind: 'in', by: key.by, values: [key.value] },
      existedAt: Number.NaN,
      at,
      evidence: login,
      selection: enteredAccount(key.value, at, timezone),
    },
  ];
}

function unnamedAccounts(n: number): Unnamed[] {
  return n === 0 ? [] : [{ kind: 'unnamed', unit: 'accounts', n, persons: n }];
}

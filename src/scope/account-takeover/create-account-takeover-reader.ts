import type { Checked } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import type { Text } from '../../model/language.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { Profile, Route } from '../../model/route.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { UNKNOWN_HAND } from '../../model/unknown-hand.ts';
import type { RouteMatch } from '../../request/route/compile-routes.ts';
import { doubtfulLogins, spreadLogins, TAKEOVER_QUESTION } from '../../text/scope/account-takeover.ts';
import { forTenant } from '../../text/scope/for-tenant.ts';
import type { ChannelReader, Sight } from '../channel-reader.ts';
import { SettledEvents } from '../visits/settled-events.ts';
import type { AddressBook } from './address-book.ts';
import { Entries } from './entries.ts';
import type { Entry } from './entry.ts';
import { HostileTimes, isSpreadLogins } from './hostile-time.ts';
import { joinLogs } from './joined-logs.ts';
import { type MemberKey, memberOfRequest } from './member-of-request.ts';
import { memberSet } from './member-rows.ts';
import { sameAccounts } from './same-accounts.ts';
import { siftEntries } from './sift-entries.ts';
import { takeoverClaim } from './takeover-claim.ts';
import { takeoverFunnel } from './takeover-funnel.ts';

export interface AccountTakeoverOptions {
  readonly findings: readonly Finding[];
  readonly profileOf: (tenant: string) => Profile;
  readonly routeOf: (event: ShopEvent) => Route | null;
  /** The same, with what stands in its path. */
  readonly matchOf: (event: ShopEvent) => RouteMatch | null;
  /** What a tenant is called. */
  readonly nameOf: (tenant: string) => string;
  /** IANA zone. */
  readonly timezone: string;
  /** Is told what had to be left out. */
  readonly limits?: ReachedLimits | undefined;
}

/**
 * Reads which members' accounts actors entered (from audit logs, and from web logs by what a profile says of logins),
 * which of them had data changed and which bought. Only what an actor did counts, and only after it turned hostile:
 * the owner's own logins, from wherever they come, stay the owner's.
 */
export function createAccountTakeoverReader(options: AccountTakeoverOptions): ChannelReader {
  const times = new HostileTimes(options.findings);
  const spread = spreadTenants(options.findings);
  const entries = new Entries(times, options.routeOf, memberOf, options.limits ?? new ReachedLimits());
  const settled = new SettledEvents(options.routeOf, (sight) => entries.note(sight), options.limits);
  function memberOf(event: ShopEvent): MemberKey | null {
    if (!event.action.startsWith('customer.')) return null;
    const match = options.matchOf(event);
    if (match === null) return null;
    return memberOfRequest(event, match, memberSet(options.profileOf(event.tenant)), options.timezone);
  }

  return {
    wants: () => ({ paths: [], accounts: [] }),
    observe(sight: Sight) {
      if (sight.actor !== null || sight.hand?.actor === UNKNOWN_HAND) settled.take(sight);
    },
    read() {
      settled.finish();
      const unnamed = joinLogs(entries.unnamed(), entries.addresses, entries.toldOf);
      const all = [...entries.named(), ...unnamed].sort(compareEntries);
      const { entered: laid, shared, doubtful } = siftEntries(all, times, entries.addresses);
      const entered = sameAccounts(laid);
      return {
        claims: grouped(entered, ({ tenant, actor }) => `${tenant}\0${actor}`).map((group) =>
          takeoverClaim({
            entries: group,
            hasShared: group.some((entry) => shared.has(entry)),
            hasOthers: doubtful.some((entry) => isBeside(entry, group[0]!, times)),
            maybeMore: group.some(({ address, tenant }) => times.of(address, tenant)?.maybeMore === true),
            maybeBefore: group.some((entry) => maybeBefore(entry, times, entries.addresses)),
            isSpread: spread.includes(group[0]!.tenant),
            open: entries.openOf(group[0]!.tenant, group[0]!.actor),
            isFull: entries.isFull,
            members: memberSet(options.profileOf(group[0]!.tenant)),
            timezone: options.timezone,
          }),
        ),
        funnels: grouped(entered, ({ tenant }) => tenant).map((group) =>
          takeoverFunnel(group[0]!.tenant, group),
        ),
        checked: [
          ...grouped(doubtful, ({ tenant }) => tenant).map((group) =>
            doubt(options.nameOf(group[0]!.tenant), doubtfulLogins(group.length)),
          ),
          ...spread.map((tenant) => doubt(options.nameOf(tenant), spreadLogins(entries.openIn(tenant)))),
        ],
      };
    },
  };
}

/** Whether a login that is not counted came from where logins were attacked by the same actor. */
function isBeside({ actor, tenant, address }: Entry, counted: Entry, times: HostileTimes): boolean {
  const isSame = actor === counted.actor && tenant === counted.tenant;
  return isSame && times.of(address, tenant)?.byLogins === true;
}

/** Whether somebody logged in there within the day before: the attacker already, or the last who was at home there. */
function maybeBefore(entry: Entry, times: HostileTimes, addresses: AddressBook): boolean {
  const time = times.of(entry.address, entry.tenant);
  const place = addresses.of(entry);
  if (time?.byLogins !== true || place === undefined || place.isShared) return false;
  return place.lastHomeAt >= time.from - DAY_MS;
}

/** Shops in which logins were tried from many addresses, a few from each. */
function spreadTenants(findings: readonly Finding[]): string[] {
  const spread = findings.filter(isSpreadLogins);
  return [...new Set(spread.flatMap(({ tenants }) => (tenants.length === 0 ? [''] : tenants)))].sort();
}

function doubt(name: string, says: Text): Checked {
  return {
    question: forTenant(name, TAKEOVER_QUESTION),
    answer: 'cannot-tell',
    covers: [],
    says,
  };
}

function grouped(entries: readonly Entry[], keyOf: (entry: Entry) => string): (readonly Entry[])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function compareEntries(a: Entry, b: Entry): number {
  return a.at - b.at || a.login.input - b.login.input || a.login.offset - b.login.offset;
}

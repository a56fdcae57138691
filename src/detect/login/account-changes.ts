import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksOfAll } from '../state/marks-of-all.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { type AccountGroup, type ChangedAccount, newAccountGroup } from './account-group.ts';
import { findCampaigns } from './find-campaigns.ts';
import { loginResult, sendsLogin } from './login-result.ts';

const CHANGED_WITHIN_MS = 30 * MINUTE_MS;
const BOUGHT_WITHIN_MS = HOUR_MS;
/** An account that was used from an address half a day before is at home there. */
const AT_HOME_MS = 12 * HOUR_MS;
const KEPT = 512;
/** Fewer changes are not worth telling, whatever the rules say. */
const LEAST = 3;

/** One login, as far as what follows it can be told to belong to it. */
interface Entry {
  readonly event: ShopEvent;
  readonly groups: readonly AccountGroup[];
  /** Whether the account was used from another address before. */
  readonly elsewhere: boolean;
  changed: Mark | undefined;
  bought: boolean;
}

/**
 * Accounts of members in which data is changed within minutes of the login, one account after another. Said at the
 * end, when all that came from there is known. `account-changes` (`by`: `address`, or `agent` for a user agent at
 * several addresses, or `campaign` for accounts that are changed and bought from at several addresses, a few at each):
 * accounts (logins, where the log names none) `entered`, of these `changed`, of those `bought`,
 * the `share` changed in percent, and how much is `usual` in the
 * shop besides (`times`: how often as much), on how many `days`, from how many `addresses`, and whether the log is `named`. Accounts at home at the address do
 * not count as changed.
 */
export class AccountChanges implements Detector {
  readonly name = 'account-changes';
  readonly needsAction = true;
  readonly #entries: RecentMap<string, Entry>;
  /** The address from which an account was first used. */
  readonly #seen: RecentMap<string, string>;
  /** All that was entered and changed in a shop, by kind of log. */
  readonly #all: RecentMap<string, { entered: number; changes: number }>;
  readonly #groups: RecentMap<string, AccountGroup>;
  readonly #spill: MarkSpill | undefined;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    const kept = { capacity: 65_536, idleMs: 30 * DAY_MS, forgot: limits.teller('entered-accounts') };
    this.#entries = new RecentMap({ ...kept, idleMs: 2 * HOUR_MS });
    this.#seen = new RecentMap(kept);
    this.#all = new RecentMap({ ...kept, capacity: 4_096, idleMs: Number.POSITIVE_INFINITY });
    this.#groups = new RecentMap(kept);
  }

  observe({ event, action }: Signal): void {
    if (event.address === '' || Number.isNaN(event.at) || !sendsLogin(event)) return;
    if (action === 'customer.login') {
      if (loginResult(event) === 'success') this.#enter(event);
    } else if (action === 'customer.change') this.#change(event);
    else if (action === 'checkout.complete' || action === 'order.create') this.#buy(event);
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    const told = new Set<ShopEvent>();
    for (const group of this.#groups.values()) if (group.by === 'agent') this.#tell(group, told, emit);
    for (const group of this.#groups.values()) if (group.by === 'address') this.#tell(group, told, emit);
    for (const campaign of findCampaigns([...this.#groups.values()], told))
      this.#tellCampaign(campaign, emit);
  }

  #enter(event: ShopEvent): void {
    const { tenant, kind, address, userAgent, account, at } = event;
    const groups = [
      this.#groups.open(`a${tenant}\0${kind}\0${address}`, at, () =>
        newAccountGroup('address', event, this.#spill),
      ),
    ];
    if (userAgent !== '' && userAgent !== '-') {
      groups.push(
        this.#groups.open(`u${tenant}\0${kind}\0${userAgent}`, at, () =>
          newAccountGroup('agent', event, this.#spill),
        ),
      );
    }
    const all = this.#all.open(`${tenant}\0${kind}`, at, () => ({ entered: 0, changes: 0 }));
    for (const group of groups) {
      if (group.by === 'address') group.logins.push({ ref: event.source, at });
      if (account === '' || !group.accounts.has(account)) {
        group.entered++;
        if (group.by === 'address') all.entered++;
        if (account !== '' && group.accounts.size < KEPT) group.accounts.set(account, at);
      }
    }
    const seen = this.#seen.open(`${tenant}\0${account}`, at, () => address);
    const elsewhere = account !== '' && seen !== address;
    const entry: Entry = { event, groups, elsewhere, changed: undefined, bought: false };
    const key = entryKey(event);
    this.#entries.delete(key);
    this.#entries.open(key, at, () => entry);
  }

  #change(event: ShopEvent): void {
    const entry = this.#entries.get(entryKey(event), event.at);
    if (entry?.changed !== undefined || entry === undefined || !isDone(event)) return;
    if (event.at - entry.event.at > CHANGED_WITHIN_MS) return;
    const change = { ref: event.source, at: event.at };
    entry.changed = change;
    for (const group of entry.groups) {
      const since = group.by === 'address' ? group.accounts.get(event.account) : undefined;
      if (since !== undefined && entry.event.at - since >= AT_HOME_MS) continue;
      if (event.account !== '' && !addWithin(group.changedAccounts, event.account)) continue;
      group.changes++;
      if (group.by === 'address') {
        const all = this.#all.get(`${event.tenant}\0${event.kind}`, event.at);
        if (all !== undefined) all.changes++;
      }
      group.days.add(Math.floor(event.at / DAY_MS));
      group.changedLogins.push({ ref: entry.event.source, at: entry.event.at });
      if (group.changed.length >= KEPT) continue;
      group.changed.push({ login: entry.event, change, elsewhere: entry.elsewhere });
    }
  }

  #buy(event: ShopEvent): void {
    const entry = this.#entries.get(entryKey(event), event.at);
    if (entry?.changed === undefined || entry.bought || !isDone(event)) return;
    if (event.at - entry.event.at > BOUGHT_WITHIN_MS) return;
    entry.bought = true;
    for (const group of entry.groups) {
      group.bought++;
      const changed = group.changed.find(({ login }) => login === entry.event);
      if (changed !== undefined && group.hijacked.length < KEPT) group.hijacked.push(changed);
    }
  }

  #tellCampaign(groups: readonly AccountGroup[], emit: Emit): void {
    const hijacked = groups.flatMap((group) => group.hijacked).sort((a, b) => a.login.at - b.login.at);
    const last = hijacked.at(-1)!.login;
    emit({
      ...this.#observed('campaign', groups, hijacked),
      event: last,
      earlier: marksWithout(marksOfAll(groups.map(({ logins }) => logins)), last.source),
      sources: groups.map(({ address }) => address),
    });
  }

  #tell(group: AccountGroup, told: Set<ShopEvent>, emit: Emit): void {
    const changed = group.changed.filter(({ login }) => !told.has(login));
    if (group.changes < LEAST || changed.length === 0) return;
    const addresses = [...new Set(changed.map(({ login }) => login.address))];
    if (group.by === 'agent' && addresses.length < 2) return;
    const last = changed.at(-1)!.login;
    const held = emit({
      ...this.#observed(group.by, [group], changed),
      event: last,
      earlier: loginsAround(group, changed, last),
      ...(group.by === 'agent' ? { sources: addresses } : {}),
    });
    if (held.length === 0) return;
    for (const { login } of changed) told.add(login);
  }

  #observed(
    by: AccountGroup['by'] | 'campaign',
    groups: readonly AccountGroup[],
    shown: readonly ChangedAccount[],
  ) {
    const sum = (of: (group: AccountGroup) => number) => groups.reduce((all, group) => all + of(group), 0);
    const [entered, changed, bought] = [sum((g) => g.entered), sum((g) => g.changes), sum((g) => g.bought)];
    const share = Math.round((100 * changed) / entered);
    const usual = this.#usualShare(groups);
    const accounts = [...new Set(shown.map(({ login }) => login.account))].filter((name) => name !== '');
    return {
      name: this.name,
      fields: {
        by,
        entered,
        changed,
        bought,
        named: accounts.length > 0,
        share,
        usual,
        times: Math.round(share / Math.max(1, usual)),
        days: new Set(groups.flatMap(({ days }) => [...days])).size,
        addresses: new Set(shown.map(({ login }) => login.address)).size,
      },
      outcome: 'succeeded',
      reason: { code: 'accountsChanged', params: { entered, changed, bought } },
      related: shown.map(({ change }) => change),
      accounts,
    } as const;
  }

  /** In how many of all other accounts that are entered in the shop data is changed right after, in percent. */
  #usualShare(groups: readonly AccountGroup[]): number {
    const { tenant, kind } = groups[0]!;
    const all = this.#all.get(`${tenant}\0${kind}`, Number.NEGATIVE_INFINITY) ?? { entered: 0, changes: 0 };
    const entered = groups.reduce((left, group) => left - group.entered, all.entered);
    const changes = groups.reduce((left, group) => left - group.changes, all.changes);
    return entered <= 0 ? 0 : Math.max(0, Math.round((100 * changes) / entered));
  }
}

/**
 * The logins of the conduct besides the last that is known: those in which data was changed, and from one address the others in the
 * day before and between too, since most of what was entered from there was changed.
 */
function loginsAround(
  { by, logins, changedLogins }: AccountGroup,
  changed: readonly ChangedAccount[],
  last: ShopEvent,
): Iterable<Mark> {
  const from = changed[0]!.login.at - DAY_MS;
  const until = changedLogins.newest(1)[0]?.at ?? last.at;
  const others = marksWithout(by === 'agent' ? changedLogins : logins, last.source);
  return {
    *[Symbol.iterator]() {
      for (const mark of others) if (mark.at >= from && mark.at <= until) yield mark;
    },
  };
}

/** @returns whether the name was new, or there is no room to know */
function addWithin(names: Set<string>, name: string): boolean {
  if (names.has(name)) return false;
  if (names.size < KEPT) names.add(name);
  return true;
}

/** Who acts: an account at an address; where the log names none, a visitor. */
function entryKey({ tenant, kind, address, account, userAgent }: ShopEvent): string {
  return `${tenant}\0${kind}\0${address}\0${account === '' ? `\0${userAgent}` : account}`;
}

function isDone({ result, kind }: ShopEvent): boolean {
  return result === 'success' || (result === '' && kind === 'audit');
}

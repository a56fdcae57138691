import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../state/duration.ts';
import type { Mark } from '../state/mark.ts';
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
 * the `share` changed in percent, on how many `days`, from how many `addresses`. Accounts at home at the address do
 * not count as changed.
 */
export class AccountChanges implements Detector {
  readonly name = 'account-changes';
  readonly needsAction = true;
  private readonly entries = new RecentMap<string, Entry>({ capacity: 65_536, idleMs: 2 * HOUR_MS });
  /** The address from which an account was first used. */
  private readonly seen = new RecentMap<string, string>({ capacity: 65_536, idleMs: 30 * DAY_MS });
  private readonly groups = new RecentMap<string, AccountGroup>({ capacity: 65_536, idleMs: 30 * DAY_MS });

  observe({ event, action }: Signal): void {
    if (event.address === '' || Number.isNaN(event.at) || !sendsLogin(event)) return;
    if (action === 'customer.login') {
      if (loginResult(event) === 'success') this.enter(event);
    } else if (action === 'customer.change') this.change(event);
    else if (action === 'checkout.complete' || action === 'order.create') this.buy(event);
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    const told = new Set<ShopEvent>();
    for (const group of this.groups.values()) if (group.by === 'agent') this.tell(group, told, emit);
    for (const group of this.groups.values()) if (group.by === 'address') this.tell(group, told, emit);
    for (const campaign of findCampaigns([...this.groups.values()], told)) this.tellCampaign(campaign, emit);
  }

  private enter(event: ShopEvent): void {
    const { tenant, kind, address, userAgent, account, at } = event;
    const groups = [
      this.groups.open(`a${tenant}\0${kind}\0${address}`, at, () => newAccountGroup('address', event)),
    ];
    if (userAgent !== '' && userAgent !== '-') {
      groups.push(
        this.groups.open(`u${tenant}\0${kind}\0${userAgent}`, at, () => newAccountGroup('agent', event)),
      );
    }
    for (const group of groups) {
      if (group.logins.length < KEPT) group.logins.push(event);
      if (account === '') group.entered++;
      else if (!group.accounts.has(account)) {
        group.entered++;
        if (group.accounts.size < KEPT) group.accounts.set(account, at);
      }
    }
    const seen = this.seen.open(`${tenant}\0${account}`, at, () => address);
    const elsewhere = account !== '' && seen !== address;
    const entry: Entry = { event, groups, elsewhere, changed: undefined, bought: false };
    const key = entryKey(event);
    this.entries.delete(key);
    this.entries.open(key, at, () => entry);
  }

  private change(event: ShopEvent): void {
    const entry = this.entries.get(entryKey(event), event.at);
    if (entry?.changed !== undefined || entry === undefined || !isDone(event)) return;
    if (event.at - entry.event.at > CHANGED_WITHIN_MS) return;
    const change = { ref: event.source, at: event.at };
    entry.changed = change;
    for (const group of entry.groups) {
      const since = group.by === 'address' ? group.accounts.get(event.account) : undefined;
      if (since !== undefined && entry.event.at - since >= AT_HOME_MS) continue;
      group.changes++;
      group.days.add(Math.floor(event.at / DAY_MS));
      if (group.changed.length >= KEPT) continue;
      group.changed.push({ login: entry.event, change, elsewhere: entry.elsewhere });
    }
  }

  private buy(event: ShopEvent): void {
    const entry = this.entries.get(entryKey(event), event.at);
    if (entry?.changed === undefined || entry.bought || !isDone(event)) return;
    if (event.at - entry.event.at > BOUGHT_WITHIN_MS) return;
    entry.bought = true;
    for (const group of entry.groups) {
      group.bought++;
      const changed = group.changed.find(({ login }) => login === entry.event);
      if (changed !== undefined && group.hijacked.length < KEPT) group.hijacked.push(changed);
    }
  }

  private tellCampaign(groups: readonly AccountGroup[], emit: Emit): void {
    const hijacked = groups.flatMap((group) => group.hijacked).sort((a, b) => a.login.at - b.login.at);
    const entered = groups.reduce((sum, group) => sum + group.entered, 0);
    const days = new Set(hijacked.map(({ login }) => Math.floor(login.at / DAY_MS)));
    const addresses = groups.map(({ address }) => address);
    const last = hijacked.at(-1)!.login;
    const bought = hijacked.length;
    const changed = groups.reduce((sum, group) => sum + group.changes, 0);
    emit({
      name: this.name,
      event: last,
      fields: {
        by: 'campaign',
        entered,
        changed,
        bought,
        share: Math.round((100 * changed) / entered),
        days: days.size,
        addresses: addresses.length,
      },
      outcome: 'succeeded',
      reason: { code: 'accountsChanged', params: { entered, changed, bought } },
      earlier: groups
        .flatMap(({ logins }) => logins)
        .filter((login) => login !== last)
        .sort((a, b) => a.at - b.at)
        .map(({ source: ref, at }) => ({ ref, at })),
      related: hijacked.map(({ change }) => change.ref),
      accounts: [...new Set(hijacked.map(({ login }) => login.account))],
      sources: addresses,
    });
  }

  private tell(group: AccountGroup, told: Set<ShopEvent>, emit: Emit): void {
    const { by, entered, changes, bought, days } = group;
    const changed = group.changed.filter(({ login }) => !told.has(login));
    if (changes < LEAST || changed.length === 0) return;
    const addresses = [...new Set(changed.map(({ login }) => login.address))];
    if (by === 'agent' && addresses.length < 2) return;
    const last = changed.at(-1)!.login;
    const held = emit({
      name: this.name,
      event: last,
      fields: {
        by,
        entered,
        changed: changes,
        bought,
        share: Math.round((100 * changes) / entered),
        days: days.size,
        addresses: addresses.length,
      },
      outcome: 'succeeded',
      reason: { code: 'accountsChanged', params: { entered, changed: changes, bought } },
      earlier: loginsAround(group, changed, last),
      related: changed.map(({ change }) => change.ref),
      accounts: [...new Set(changed.map(({ login }) => login.account))].filter((name) => name !== ''),
      ...(by === 'agent' ? { sources: addresses } : {}),
    });
    if (held.length > 0) for (const { login } of changed) told.add(login);
  }
}

/**
 * The logins of the conduct besides the last: those in which data was changed, and from one address the others in the
 * day before and between too, since most of what was entered from there was changed.
 */
function loginsAround(
  { by, logins }: AccountGroup,
  changed: readonly ChangedAccount[],
  last: ShopEvent,
): Mark[] {
  const from = changed[0]!.login.at - DAY_MS;
  const shown = by === 'agent' ? changed.map(({ login }) => login) : logins;
  return shown
    .filter((login) => login !== last && login.at >= from && login.at <= last.at)
    .map(({ source: ref, at }) => ({ ref, at }));
}

/** Who acts: an account at an address; where the log names none, a visitor. */
function entryKey({ tenant, kind, address, account, userAgent }: ShopEvent): string {
  return `${tenant}\0${kind}\0${address}\0${account === '' ? `\0${userAgent}` : account}`;
}

function isDone({ result, kind }: ShopEvent): boolean {
  return result === 'success' || (result === '' && kind === 'audit');
}

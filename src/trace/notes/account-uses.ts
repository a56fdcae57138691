import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import { agentKind } from '../../request/agent-kind.ts';
import { compareMoments, compareTimes, later, type Moment } from '../moment.ts';

/** How one address used one account, successfully. */
export interface AccountUse {
  readonly address: string;
  first: Moment;
  lastAt: number;
  /** Times of use, one kept per {@link KEPT_EVERY_MS}, in order. */
  readonly times: Moment[];
  /** Whether it was ever a login to administer, to a server's shell or to its files. */
  privileged: boolean;
  /** User-Agents that are no browser, crawler or common library. */
  tools: readonly string[];
  /** Days (in UTC) of use; the first 32. */
  days: readonly number[];
}

export interface Account {
  readonly key: string;
  readonly tenant: string;
  readonly name: string;
  readonly uses: Map<string, AccountUse>;
  /** Used from more addresses than are kept: everybody's, so nobody is joined on it. */
  crowded: boolean;
}

const ADDRESSES_LIMIT = 256;
const ACCOUNTS_LIMIT = 50_000;
/** Addresses of all accounts together. */
const USES_LIMIT = 50_000;
const KEPT_EVERY_MS = 10 * MINUTE_MS;
const TIMES_LIMIT = 512;
const TOOLS_LIMIT = 8;
const DAYS_LIMIT = 32;
const PRIVILEGED = /^(?:admin|settings|ssh|ftp)\.|^(?:order|customer)\.export$|^order\.status$/;

/** Who used which account, for the accounts and addresses that are looked at. */
export class AccountUses {
  readonly #accounts = new Map<string, Account>();
  readonly #limits: ReachedLimits;
  #uses = 0;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  /** @returns the account that the event shows in successful use, if any */
  note(event: ShopEvent): Account | undefined {
    if (!isUse(event)) return undefined;
    const key = accountKey(event.tenant, event.account);
    let account = this.#accounts.get(key);
    if (account === undefined) {
      if (this.#accounts.size >= ACCOUNTS_LIMIT || this.#uses >= USES_LIMIT) {
        this.#limits.note('accounts');
        return undefined;
      }
      account = { key, tenant: event.tenant, name: event.account, uses: new Map(), crowded: false };
      this.#accounts.set(key, account);
    }
    const use = account.uses.get(event.address);
    if (use !== undefined) continueUse(use, event);
    else if (account.uses.size < ADDRESSES_LIMIT && this.#uses < USES_LIMIT) {
      account.uses.set(event.address, newUse(event));
      this.#uses++;
    } else {
      account.crowded = true;
      this.#limits.note('accounts');
    }
    return account;
  }

  /** Tools with which one account was used from more than one address. */
  sharedTools(): Set<string> {
    const shared = new Set<string>();
    for (const { uses } of this.#accounts.values()) {
      const once = new Set<string>();
      if (uses.size < 2) continue;
      for (const tool of [...uses.values()].flatMap(({ tools }) => tools)) {
        if (once.has(tool)) shared.add(tool);
        else once.add(tool);
      }
    }
    return shared;
  }

  /** All accounts, in the order of their keys. */
  all(): Account[] {
    return [...this.#accounts.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
}

/** An account's name counts within its tenant. */
export function accountKey(tenant: string, name: string): string {
  return `${tenant}\0${name}`;
}

/** Whether an event shows an account in use (not merely tried). */
export function isUse(event: ShopEvent): boolean {
  if (event.account === '' || event.result === 'failure') return false;
  // The programs of a shop share one account of its database.
  if (event.kind === 'database') return false;
  if (event.result === 'success') return true;
  return event.kind === 'web' && !event.action.endsWith('login') && event.status >= 200 && event.status < 400;
}

/** Most are never continued: lists hold what they hold, and no room for more. */
function newUse({ address, at, source, action, userAgent }: ShopEvent): AccountUse {
  const first = { at, source };
  return {
    address,
    first,
    lastAt: at,
    times: [first],
    privileged: PRIVILEGED.test(action),
    tools: agentKind(userAgent) === 'tool' ? [userAgent] : [],
    days: Number.isNaN(at) ? [] : [Math.floor(at / DAY_MS)],
  };
}

function continueUse(use: AccountUse, event: ShopEvent): void {
  const moment = { at: event.at, source: event.source };
  if (compareMoments(moment, use.first) < 0) use.first = moment;
  const last = use.times.at(-1);
  if (last === undefined || event.at - last.at >= KEPT_EVERY_MS) {
    if (use.times.length < TIMES_LIMIT) use.times.push(moment);
  }
  use.lastAt = later(use.lastAt, event.at);
  use.privileged ||= PRIVILEGED.test(event.action);
  if (agentKind(event.userAgent) === 'tool') use.tools = withOne(use.tools, event.userAgent, TOOLS_LIMIT);
  if (!Number.isNaN(event.at)) use.days = withOne(use.days, Math.floor(event.at / DAY_MS), DAYS_LIMIT);
}

function withOne<T>(list: readonly T[], item: T, limit: number): readonly T[] {
  return list.length >= limit || list.includes(item) ? list : [...list, item];
}

/**
 * Whether an address is one from which the account is rightfully used: it used the account before the first
 * hostile act, or keeps using it on several days spread over more than a week.
 */
export function isUsual(use: AccountUse, hostileFrom: number): boolean {
  if (compareTimes(use.first.at, hostileFrom) < 0) return true;
  const { days } = use;
  return days.length >= 3 && Math.max(...days) - Math.min(...days) >= 7;
}

import type { EventKind, ShopEvent } from '../../model/shop-event.ts';
import type { Mark } from '../state/mark.ts';
import { MarkList, type MarkSpill } from '../state/mark-list.ts';

/** An account in which data was changed soon after a login. */
export interface ChangedAccount {
  readonly login: ShopEvent;
  readonly change: Mark;
  /** Whether the account was used from another address before. */
  readonly elsewhere: boolean;
}

/** The accounts that were entered from one address, or with one user agent. */
export interface AccountGroup {
  readonly by: 'address' | 'agent';
  readonly tenant: string;
  readonly kind: EventKind;
  /** The address; with `agent`, that of the first login. */
  readonly address: string;
  /** By account, when it was first entered; empty where the log names none. */
  readonly accounts: Map<string, number>;
  entered: number;
  /** The logins of an address, and when the first of them was. */
  readonly logins: MarkList;
  readonly firstAt: number;
  /** Of those in which data was changed the first few hundred, and all their logins. */
  readonly changed: ChangedAccount[];
  readonly changedLogins: MarkList;
  changes: number;
  bought: number;
  /** Those of the changed that then bought. */
  readonly hijacked: ChangedAccount[];
  readonly days: Set<number>;
  /** Accounts among the changed. */
  readonly changedAccounts: Set<string>;
}

/** The accounts that one address, or one program, entered, before any is known. */
export function newAccountGroup(
  by: AccountGroup['by'],
  { tenant, kind, address, at }: ShopEvent,
  spill: MarkSpill | undefined,
): AccountGroup {
  return {
    by,
    tenant,
    kind,
    address,
    accounts: new Map(),
    entered: 0,
    logins: new MarkList(spill),
    firstAt: at,
    changed: [],
    changedLogins: new MarkList(spill),
    changes: 0,
    bought: 0,
    hijacked: [],
    days: new Set(),
    changedAccounts: new Set(),
  };
}

import type { DataSet } from '../../model/data-set.ts';
import { ITEMS, type Item } from '../../model/item.ts';
import type { Profile } from '../../model/route.ts';

/** What no page of a member's shows. */
const NEVER_SHOWN: ReadonlySet<Item> = new Set(['password', 'password_hash', 'admin_comment']);

/** Where a shop keeps its members. */
export interface MemberSet {
  readonly set: string;
  /** What its pages show of a member. */
  readonly items: readonly Item[];
  /** What a login is looked up by. */
  byOf(account: string): string;
}

/** The members' data set: `customers`, else the one with a login's id. */
export function memberSet(profile: Profile): MemberSet {
  const sets = [...(profile.data?.values() ?? [])];
  const set = profile.data?.get('customers') ?? sets.find(({ items }) => items.has('login_id'));
  return {
    set: set?.name ?? 'customers',
    items: set === undefined ? [] : ITEMS.filter((item) => isShown(set, item)),
    byOf: (account) => (set === undefined ? 'login_id' : loginColumn(set, account)),
  };
}

function isShown({ items }: DataSet, item: Item): boolean {
  return !NEVER_SHOWN.has(item) && (items.get(item)?.columns.length ?? 0) > 0;
}

/** An e-mail address is looked up as one where the set has e-mail addresses; else the login's id, the customer. */
function loginColumn({ person, items }: DataSet, account: string): string {
  const keys = new Set<string>(person.map(([key]) => key));
  const hasEmail = keys.has('email') || items.has('email');
  if (account.includes('@') && hasEmail) return 'email';
  if (items.has('login_id')) return 'login_id';
  if (keys.has('customer')) return 'customer';
  return hasEmail ? 'email' : 'id';
}

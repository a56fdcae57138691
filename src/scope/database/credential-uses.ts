import type { Item } from '../../model/item.ts';
import type { Sight } from '../channel-reader.ts';

/** Times that are kept for one actor and tenant. */
const MOST_TIMES = 10_000;

const OPERATOR: readonly Item[] = ['operator_id', 'operator_password_hash'];
const MEMBER: readonly Item[] = ['login_id', 'password', 'password_hash', 'email'];

/** Logins that succeeded, by actor and tenant: by them, credentials that were read are seen in use. */
export class CredentialUses {
  readonly #times = new Map<string, number[]>();

  observe({ event, actor }: Sight): void {
    const isLogin = event.action === 'admin.login' || event.action === 'customer.login';
    if (!isLogin || actor === null || event.result !== 'success') return;
    for (const who of [actor, '']) {
      const key = keyOf(who, event.tenant, event.action);
      const times = this.#times.get(key) ?? [];
      if (times.length === 0) this.#times.set(key, times);
      if (times.length < MOST_TIMES) times.push(event.at);
    }
  }

  /**
   * How many logins followed that such items make possible.
   *
   * @param actor null when nobody is known behind the reading: then those of any actor count
   */
  count(actor: string | null, tenant: string, items: readonly Item[], after: number): number {
    const wanted = [
      ...(items.some((item) => OPERATOR.includes(item)) ? ['admin.login'] : []),
      ...(items.some((item) => MEMBER.includes(item)) ? ['customer.login'] : []),
    ];
    return wanted
      .map(
        (action) =>
          (this.#times.get(keyOf(actor ?? '', tenant, action)) ?? []).filter((at) => at >= after).length,
      )
      .reduce((sum, n) => sum + n, 0);
  }

  /** Tenants in whose administration an actor logged in after a time. */
  tenantsEntered(actor: string, after: number): string[] {
    return [...this.#times].flatMap(([key, times]) => {
      const [who, tenant = '', action] = key.split('\0');
      return who === actor && action === 'admin.login' && times.some((at) => at >= after) ? [tenant] : [];
    });
  }
}

function keyOf(actor: string, tenant: string, action: string): string {
  return [actor, tenant, action].join('\0');
}

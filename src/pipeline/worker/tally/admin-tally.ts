import type { ShopEvent } from '../../../model/shop-event.ts';
import { adminShapeOf } from '../../../request/route/admin-shape.ts';
import { queryOf } from '../../../request/url/target-parts.ts';
import type { AdminPart } from '../chunk-result.ts';

/** Names, and addresses of one, that are kept of a chunk at most. */
export const KEPT_NAMES = 64;
const KEPT_ADDRESSES = 16;

/** Pages of an administration that a route knows. */
const IS_ADMIN = /^(?:admin|order|settings)\./;
/** A login by what its page is called is an administration's where such pages stand beside it. */
const LOGIN = 'customer.login';

/** Adds up the answered requests of a chunk that look like an administration's which no route knows. */
export class AdminTally {
  readonly #parts = new Map<string, AdminPart>();
  /** Whether a page was answered that a route knows for an administration's. */
  hasKnown = false;

  /** Whether a request looks like an administration's which no route knows. */
  static isOne({ action, method, path, target }: ShopEvent): boolean {
    return (action === '' || action === LOGIN) && adminShapeOf(method, path, queryOf(target)) !== null;
  }

  add(event: ShopEvent): void {
    const { action, method, path, target, status, address, kind } = event;
    if (kind !== 'web' || status < 200 || status >= 400) return;
    if (action !== '' && action !== LOGIN) {
      this.hasKnown ||= IS_ADMIN.test(action);
      return;
    }
    // A page that asks for a login first is answered by a redirection: it shows nothing of what is there.
    if (status >= 300 && method !== 'POST') return;
    const shape = adminShapeOf(method, path, queryOf(target));
    if (shape === null) return;
    let part = this.#parts.get(shape.name);
    if (part === undefined) {
      if (this.#parts.size >= KEPT_NAMES) return;
      part = {
        name: shape.name,
        answered: 0,
        own: new Set(),
        weak: new Set(),
        login: false,
        addresses: new Set(),
      };
      this.#parts.set(shape.name, part);
    }
    if (shape.weight === 'login') part.login = true;
    else {
      part.answered++;
      part[shape.weight].add(shape.kind);
      if (part.addresses.size < KEPT_ADDRESSES) part.addresses.add(address);
    }
  }

  parts(): AdminPart[] {
    return [...this.#parts.values()];
  }
}

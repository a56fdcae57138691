import type { Stage } from '../../model/actor.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { isSentBack } from '../../request/route/is-sent-back.ts';
import { pathSegments } from '../../request/route/path-segments.ts';
import { isLogin } from '../stage-of.ts';

/** Takes an event once its stage is known. */
export type Tell = (event: ShopEvent, stage: Stage) => void;

interface Pending {
  readonly event: ShopEvent;
  readonly pages: Set<string>;
}

/** How soon after a redirect the form comes back when the login failed, in milliseconds. */
const FORM_BACK_MS = 30_000;
/** How long after a login was sent its pages can come, in milliseconds. */
const WINDOW_MS = 10 * 60_000;

/**
 * Holds back logins whose own answer tells nothing until the address's next requests do: pages behind the login
 * say that it succeeded (one after a redirect; two after a 200, which is also how a login form comes back); a
 * redirect to the form itself says that it failed. Another login or ten minutes without such a page leave it an attempt.
 */
export class PendingLogins {
  readonly #pending = new Map<string, Pending>();

  /** Tells the event, after what it settles; a login that must wait is told later. */
  take(event: ShopEvent, stage: Stage, tell: Tell): void {
    const key = `${event.address}\0${event.tenant}`;
    const pending = this.#pending.get(key);
    if (pending !== undefined) {
      const settled = settledBy(pending, event);
      if (settled !== undefined) {
        this.#pending.delete(key);
        tell(
          isFormBack(pending.event, event) ? { ...pending.event, result: 'failure' } : pending.event,
          settled,
        );
      }
    }
    if (isOpen(event, stage)) this.#pending.set(key, { event, pages: new Set() });
    else tell(event, stage);
  }

  /** Tells what is still held back. */
  finish(tell: Tell): void {
    for (const { event } of this.#pending.values()) tell(event, 'login-attempt');
    this.#pending.clear();
  }
}

function isOpen(event: ShopEvent, stage: Stage): boolean {
  if (stage !== 'login-attempt' || !isLogin(event) || event.kind !== 'web' || event.result !== '')
    return false;
  return event.status >= 200 && event.status < 400;
}

function settledBy({ event: login, pages }: Pending, event: ShopEvent): Stage | undefined {
  // A login elsewhere, such as one to SSH at the same time, says nothing of this one.
  const isNextTry = isLogin(event) && event.action === login.action;
  if (isNextTry || isFormBack(login, event) || !(event.at - login.at <= WINDOW_MS)) return 'login-attempt';
  if (!isPageBehind(login, event)) return undefined;
  pages.add(event.path);
  return login.status >= 300 || pages.size > 1 ? 'login' : undefined;
}

function isFormBack(login: ShopEvent, event: ShopEvent): boolean {
  const isForm =
    event.method === 'GET' &&
    ((event.path === login.path && event.status === 200) ||
      isSentBack(pathSegments(event.path), event.status));
  return isForm && login.status >= 300 && event.at - login.at <= FORM_BACK_MS;
}

const BEHIND = {
  'admin.login': /^(?:admin\.(?:page|change)|settings\.|order\.(?:view|export|status)|customer\.export)/,
  'customer.login': /^customer\.(?:page|change)$/,
} as const;

function isPageBehind(login: ShopEvent, event: ShopEvent): boolean {
  if (event.status < 200 || event.status > 299 || event.method === 'POST' || event.path === login.path)
    return false;
  if (/log-?in|sign-?in|auth/i.test(event.path)) return false;
  const behind = login.action === 'customer.login' ? BEHIND['customer.login'] : BEHIND['admin.login'];
  return behind.test(event.action);
}

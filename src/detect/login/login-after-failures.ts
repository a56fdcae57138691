import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import { HOUR_MS } from '../state/duration.ts';
import type { Mark } from '../state/mark.ts';
import { RecentMap } from '../state/recent-map.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';

const WINDOW_MS = 2 * HOUR_MS;
const KEPT_MARKS = 64;

interface Failures {
  count: number;
  readonly accounts: Set<string>;
  readonly marks: Mark[];
}

/**
 * A login that succeeds after failures of the same address. `login-after-failures`: `failures`, failed
 * `accounts` besides the one that succeeded, and which `login` it is. Admin pages have their own detector.
 */
export class LoginAfterFailures implements Detector {
  readonly name = 'login-after-failures';
  readonly needsAction = true;
  private readonly failures = new RecentMap<string, Failures>({ capacity: 16_384, idleMs: WINDOW_MS });

  observe({ event, action }: Signal, emit: Emit): void {
    if (!isLogin(action) || action === 'admin.login' || !sendsLogin(event) || event.address === '') return;
    const key = `${event.address}\0${event.tenant}\0${action}`;
    const result = loginResult(event);
    if (result === 'failure') {
      const failed = this.failures.open(key, event.at, () => ({ count: 0, accounts: new Set(), marks: [] }));
      failed.count++;
      if (failed.accounts.size < 256 && event.account !== '') failed.accounts.add(event.account);
      if (failed.marks.length < KEPT_MARKS) failed.marks.push({ ref: event.source, at: event.at });
      return;
    }
    const failed = result === 'success' ? this.failures.get(key, event.at) : undefined;
    if (failed === undefined) return;
    const accounts = failed.accounts.size - (failed.accounts.has(event.account) ? 1 : 0);
    const { count } = failed;
    emit({
      name: this.name,
      event,
      fields: { failures: count, accounts, login: action },
      outcome: 'succeeded',
      reason: { code: 'loginAfterFailures', params: { failures: count } },
      related: failed.marks.map((mark) => mark.ref),
    });
    // Whoever logs in to one account after another goes on; a customer who got in starts anew.
    if (accounts === 0) this.failures.delete(key);
  }
}

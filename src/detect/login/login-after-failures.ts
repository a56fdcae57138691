import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import { RecentMap } from '../state/recent-map.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { BareLogins } from './bare-logins.ts';
import type { ForgottenPasswords } from './forgotten-passwords.ts';
import { isLogin, loginResult, sendsLogin } from './login-result.ts';
import { isSentFromPage, TriesByHand } from './tries-by-hand.ts';

const WINDOW_MS = 2 * HOUR_MS;
const KEPT_MARKS = 64;
const KEPT_NAMES = 256;
/** Whoever mistypes a password no more often than this and then gets in is its owner. */
const MISTYPED = 3;
/** So many failures within ten minutes are no owner's. */
const MANY = 10;

interface Failures {
  /** Of those who have not got in since. */
  count: number;
  /** Of names for which there was no room. */
  uncounted: number;
  /** By account; by user agent where the log names none. */
  readonly byName: Map<string, number>;
  readonly marks: Mark[];
  /** Of all names, in the last hour and the last ten minutes. */
  readonly hour: SlidingCount;
  readonly quick: SlidingCount;
  /** Of those since the last who got in. */
  byHand: TriesByHand;
}

/**
 * A login that succeeds after failures of the same address. `login-after-failures`: `failures`, of these the `own` of
 * the account that succeeded, failed `accounts` besides it, the `share` in percent that failed of all who tried
 * there these days (behind a shared line most get in), how many failures there were in the last `hour` and in the last ten
 * minutes (`quick`: many people mistype one here, one there), whether the log is `named`, which `login` it is, and, told at the end, whether they were of
 * one who had `forgotten` the password. What somebody mistypes and then gets right
 * counts no more. Admin pages have their own detector, which goes by addresses: what a log without addresses tells of them is
 * judged here, by account.
 */
export class LoginAfterFailures implements Detector {
  readonly name = 'login-after-failures';
  readonly needsAction = true;
  readonly #failures: RecentMap<string, Failures>;
  /** Who got in from an address, these days. */
  readonly #entered: RecentMap<string, Set<string>>;
  readonly #limits: ReachedLimits;
  readonly #parts: { readonly bare: BareLogins; readonly forgotten: ForgottenPasswords };
  /** Those of who may have forgotten the password. */
  readonly #held: { readonly observation: Observation; readonly tries: TriesByHand }[] = [];

  constructor(
    parts: { readonly bare: BareLogins; readonly forgotten: ForgottenPasswords },
    limits = new ReachedLimits(),
  ) {
    this.#parts = parts;
    this.#limits = limits;
    const forgot = limits.teller('watched');
    this.#failures = new RecentMap({
      capacity: 16_384,
      idleMs: WINDOW_MS,
      weigh: ({ byName, marks }) => byName.size + marks.length,
      forgot,
    });
    this.#entered = new RecentMap({
      capacity: 65_536,
      idleMs: 7 * DAY_MS,
      weigh: (names) => names.size,
      forgot,
    });
  }

  observe({ event, action }: Signal, emit: Emit): void {
    if (!isLogin(action) || !sendsLogin(event)) return;
    const origin = originOf(event);
    if (origin === '' || (action === 'admin.login' && event.address !== '')) return;
    // Two logs may tell of the same login: each is counted for itself.
    const key = `${origin}\0${event.tenant}\0${action}\0${event.kind}`;
    const result = loginResult(event);
    if (result === '') return;
    if (result === 'failure') {
      noteFailure(this.#failures.open(key, event.at, newFailures), event, this.#parts.bare);
      return;
    }
    const entered = this.#entered.open(key, event.at, () => new Set<string>());
    const failed = this.#failures.get(key, event.at);
    if (failed !== undefined) this.#enter(failed, entered.size, event, action, emit);
    if (entered.size < KEPT_NAMES) entered.add(nameOf(event));
  }

  #enter(failed: Failures, entered: number, event: ShopEvent, action: string, emit: Emit): void {
    const name = nameOf(event);
    const own = failed.byName.get(name) ?? 0;
    const { count, byName } = failed;
    const accounts = event.account === '' ? 0 : byName.size - (own > 0 ? 1 : 0);
    const tried = event.account === '' ? count : byName.size;
    let reported = false;
    if (count > 0) {
      const observation: Observation = {
        name: this.name,
        event,
        fields: {
          failures: count,
          own,
          accounts,
          share: Math.round((100 * tried) / (tried + entered)),
          hour: failed.hour.at(event.at),
          quick: failed.quick.at(event.at),
          named: event.account !== '',
          login: action,
        },
        outcome: 'succeeded',
        reason: { code: 'loginAfterFailures', params: { failures: count } },
        related: failed.marks,
      };
      const isHeld = accounts === 0 && this.#mayWait(failed.byHand, observation);
      reported = !isHeld && emit(observation).length > 0;
      if (reported) {
        this.#limits.note('named', failed.uncounted);
        failed.uncounted = 0;
      }
    }
    // A program that is still at it has not made its failures good by getting in somewhere.
    const goesOn = reported && event.account === '' && failed.quick.at(event.at) >= MANY;
    if (own > 0 && !goesOn && (own <= MISTYPED || accounts === 0)) {
      failed.count -= own;
      byName.delete(name);
    }
    if (failed.count > 0) return;
    failed.marks.length = 0;
    failed.byHand = new TriesByHand();
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const { observation, tries } of this.#held.splice(0)) {
      const forgotten = this.#parts.forgotten.wereForgotten(tries);
      emit({ ...observation, fields: { ...observation.fields, forgotten } });
    }
  }

  /** Holds back what may come of somebody who forgot the password, to the end of the log. @returns false where it is to be told now */
  #mayWait(tries: TriesByHand, observation: Observation): boolean {
    const { event, related = [] } = observation;
    if (!tries.mayBe || !this.#parts.forgotten.watch(tries, event)) return false;
    this.#held.push({
      tries,
      observation: { ...observation, event: slimEvent(event), related: [...related] },
    });
    return true;
  }
}

/** Who tries: the address, or the account itself where the log names no address; '' where it names neither. */
function originOf({ address, account }: ShopEvent): string {
  return address !== '' || account === '' ? address : `\0${account}`;
}

function newFailures(): Failures {
  return {
    count: 0,
    uncounted: 0,
    byName: new Map(),
    marks: [],
    hour: new SlidingCount(HOUR_MS),
    quick: new SlidingCount(10 * MINUTE_MS),
    byHand: new TriesByHand(),
  };
}

function noteFailure(failed: Failures, event: ShopEvent, bare: BareLogins): void {
  const { at, userAgent, referer } = event;
  failed.byHand.note({ at, userAgent, referer, isShown: isSentFromPage(event, bare) });
  failed.hour.add(event.at);
  failed.quick.add(event.at);
  const name = nameOf(event);
  const before = failed.byName.get(name);
  if (before === undefined && failed.byName.size >= KEPT_NAMES) {
    failed.uncounted++;
    return;
  }
  failed.count++;
  failed.byName.set(name, (before ?? 0) + 1);
  if (failed.marks.length < KEPT_MARKS) failed.marks.push({ ref: event.source, at: event.at });
}

function nameOf({ account, userAgent }: ShopEvent): string {
  return account === '' ? `\0${userAgent}` : account;
}

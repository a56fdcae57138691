import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { sizeClass } from '../outcome/size-class.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';

const SILENCE_MS = 2 * HOUR_MS;
/** How long after a login was sent the pages behind it can come. */
const PAGES_WITHIN_MS = 10 * MINUTE_MS;
const SIZES_KEPT = 32;
/** Fewer calls are nobody's guesses, whatever the rules say. */
const LEAST = 5;
/** Related calls that are shown with a login. */
const SHOWN = 20;
/** Programs that a shop's owner connects: WordPress's own apps, and its service. */
const OF_WORDPRESS = /^wp-(?:android|iphone|ios|desktop)|jetpack|wordpress\.com/i;
const BEHIND = /\/wp-admin(?:\/(?!admin-ajax\.php|admin-post\.php)|$)/;

interface Caller {
  readonly calls: SlidingCount;
  /** How often each size of answer came, and how many answers there were: longer than the run lasts, which a silence ends. */
  readonly sizes: Map<number, number>;
  answers: number;
  readonly run: Run;
  /** A login that was answered by a redirect, until pages behind it tell. */
  login: ShopEvent | null;
}

/**
 * Passwords tried at WordPress's XML-RPC, where each call can try hundreds (`system.multicall`) and all are answered 200.
 * `xmlrpc-guesses`: `calls` of an address in a day, and how many of them in percent were answered `alike`, as refusals are. A login at
 * the form by an address that did so is `login-after-xmlrpc`, once a page of the administration was shown.
 */
export class XmlrpcGuesses implements Detector {
  readonly name = 'xmlrpc-guesses';
  readonly #callers: RecentMap<string, Caller>;
  readonly #newCaller: () => Caller;

  constructor({ limits, spill }: Memory) {
    this.#newCaller = () => newCaller(spill);
    this.#callers = new RecentMap({
      capacity: 8_192,
      idleMs: DAY_MS,
      weigh: ({ sizes, run }) => sizes.size + run.kept,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, role }: Signal, emit: Emit): void {
    if (event.kind !== 'web' || event.address === '' || role !== '' || Number.isNaN(event.at)) return;
    const key = `${event.address}\0${event.tenant}`;
    if (event.method !== 'POST') this.#page(key, event, emit);
    else if (event.path.endsWith('/xmlrpc.php')) this.#call(key, event, emit);
    else if (event.path.endsWith('/wp-login.php') && event.status === 302) {
      const caller = this.#callers.get(key, event.at);
      if (caller !== undefined) caller.login = event;
    }
  }

  #call(key: string, event: ShopEvent, emit: Emit): void {
    if (event.status !== 200 || OF_WORDPRESS.test(event.userAgent) || event.target.includes('for=jetpack'))
      return;
    const caller = this.#callers.open(key, event.at, this.#newCaller);
    caller.run.note(event);
    const calls = caller.calls.add(event.at);
    caller.answers++;
    const size = sizeClass(event.bytes);
    const known = caller.sizes.get(size);
    if (known !== undefined || caller.sizes.size < SIZES_KEPT) caller.sizes.set(size, (known ?? 0) + 1);
    if (!caller.run.isAsked(calls)) return;
    emit({
      name: this.name,
      event,
      fields: { calls, alike: alikeOf(caller) },
      outcome: 'unknown',
      reason: { code: 'xmlrpcCalls', params: { calls } },
      run: caller.run,
      steps: calls,
    });
  }

  #page(key: string, event: ShopEvent, emit: Emit): void {
    if (event.status !== 200 || !BEHIND.test(event.path)) return;
    const caller = this.#callers.get(key, event.at);
    const login = caller?.login ?? null;
    if (caller === undefined || login === null) return;
    caller.login = null;
    const calls = caller.calls.at(login.at);
    if (calls < LEAST || event.at - login.at > PAGES_WITHIN_MS) return;
    emit({
      name: 'login-after-xmlrpc',
      event: login,
      fields: { calls, alike: alikeOf(caller) },
      outcome: 'succeeded',
      reason: {
        code: 'loginThenPages',
        params: { path: event.path },
        besides: [{ code: 'xmlrpcCalls', params: { calls } }],
      },
      related: [...caller.run.newest(SHOWN), { ref: event.source, at: event.at }],
    });
  }
}

/** Of the answers, those of sizes beside the most common one. */
function alikeOf({ sizes, answers }: Caller): number {
  const most = [...sizes].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  let alike = 0;
  for (const [size, n] of sizes) if (Math.abs(size - most) <= 16) alike += n;
  return Math.round((100 * alike) / answers);
}

function newCaller(spill: MarkSpill | undefined): Caller {
  return {
    calls: new SlidingCount(DAY_MS),
    sizes: new Map(),
    answers: 0,
    run: new Run(SILENCE_MS, spill),
    login: null,
  };
}

import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { textHash } from '../state/text-hash.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;
/** More addresses, or targets, are as good as these. */
const MOST = 64;
/** The server had no room, or a limit was reached: that lies not in what was sent, and programs send it again. */
const OVERLOADED = 503;
/** What other shops' programs call by themselves, and call again where it fails. */
const CALLBACK = /callback|call_back|webhook|postback|ipn|notif|result_?recei|receive_?result/i;
const BROWSER = /^Mozilla\/\d/;
/** What may break a statement or a parser; nearly all targets have none of it. */
const SIGNS = /['"%]/;
const MALFORMED = /%(?![0-9a-f]{2}|u[0-9a-f]{4})/i;
const SINGLE = /'|%27/g;
const DOUBLE = /"|%22/g;
const CONTROLS = /%0[0-8bcef]|%1[0-9a-f]/i;

interface Breaking {
  readonly count: SlidingCount;
  /** Hashes of what was asked for. */
  readonly targets: SlidingSet<number>;
  readonly run: Run;
}

/**
 * Requests that end in a server's error (5xx, but 503) because of what they carry. `breaking-requests`, with `by` and how many
 * `requests` of one address in ten minutes: `post` where one page broke under its POSTs, whose bodies no access log shows (with
 * how many `addresses` broke that page meanwhile, since a page that breaks under everybody is broken; `callback`: 1 where
 * it is a program's report to the shop, which is sent again until it is taken); `target` where what it asked for has quotes that
 * nothing closes, percent signs that encode nothing, or control characters, with how many different `targets`; `get` for all
 * others that were asked with GET, with how many `addresses` met errors in that shop meanwhile.
 */
export class BreakingRequests implements Detector {
  readonly name = 'breaking-requests';
  readonly #breaking: RecentMap<string, Breaking>;
  /** Who broke each page. */
  readonly #pages: RecentMap<string, SlidingSet<number>>;
  readonly #newBreaking: () => Breaking;

  constructor({ limits, spill }: Memory) {
    this.#newBreaking = () => newBreaking(spill);
    const forgot = limits.teller('watched');
    const weigh = ({ targets, run }: Breaking) => targets.kept + run.kept;
    this.#breaking = new RecentMap({ capacity: 16_384, idleMs: SILENCE_MS, weigh, forgot });
    this.#pages = new RecentMap({
      capacity: 4_096,
      idleMs: SILENCE_MS,
      weigh: (addresses) => addresses.kept,
      forgot,
    });
  }

  observe({ event }: Signal, emit: Emit): void {
    const { kind, status, at, address, method, target, tenant, path } = event;
    if (
      status < 500 ||
      status > 599 ||
      status === OVERLOADED ||
      kind !== 'web' ||
      address === '' ||
      Number.isNaN(at)
    )
      return;
    if (method === 'POST' || method === 'PUT' || method === 'PATCH') {
      const addresses = this.#addressesAt(`${tenant}\0${path}`, event);
      const callback = CALLBACK.test(path) && !BROWSER.test(event.userAgent) ? 1 : 0;
      this.#note('post', path, event, emit, { addresses, callback });
    } else if (status === 500 && isBroken(target)) this.#note('target', '', event, emit, {});
    else this.#note('get', '', event, emit, { addresses: this.#addressesAt(tenant, event) });
  }

  #addressesAt(place: string, { address, at }: ShopEvent): number {
    const seen = this.#pages.open(place, at, () => new SlidingSet<number>(WINDOW_MS, MOST));
    return seen.add(textHash(address), at);
  }

  #note(
    by: 'post' | 'target' | 'get',
    page: string,
    event: ShopEvent,
    emit: Emit,
    more: Readonly<Record<string, number>>,
  ): void {
    const { address, tenant, at, target } = event;
    const breaking = this.#breaking.open(`${by}\0${address}\0${tenant}\0${page}`, at, this.#newBreaking);
    breaking.run.note(event);
    const requests = breaking.count.add(at);
    const targets = by === 'target' ? breaking.targets.add(textHash(target), at) : 1;
    if (!breaking.run.isAsked(requests)) return;
    emit({
      name: this.name,
      event,
      fields: { by, requests, targets, ...more },
      run: breaking.run,
      steps: requests,
    });
  }
}

/** Whether a request has what makes a statement end too early, or a parser fail. */
function isBroken(target: string): boolean {
  if (!SIGNS.test(target)) return false;
  return isOdd(target, SINGLE) || isOdd(target, DOUBLE) || MALFORMED.test(target) || CONTROLS.test(target);
}

function isOdd(target: string, sign: RegExp): boolean {
  return (target.match(sign)?.length ?? 0) % 2 === 1;
}

function newBreaking(spill: MarkSpill | undefined): Breaking {
  return {
    count: new SlidingCount(WINDOW_MS),
    targets: new SlidingSet<number>(WINDOW_MS, MOST),
    run: new Run(SILENCE_MS, spill),
  };
}

import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { asksForPersons, isQueryInterface } from '../../request/query-interface.ts';
import type { Detector, Emit } from '../detector.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksOfAll } from '../state/marks-of-all.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { isPageAnswer } from './personal-page.ts';

const SILENCE_MS = 30 * MINUTE_MS;
/** Fewer calls are nobody's drain. */
const MANY = 100;
/** So many take turns at the most; and so many times as much as all others is each of them sent. */
const MOST = 16;
const APART = 10;

/** Calls of one address without a long silence. */
interface Stretch {
  readonly marks: Iterable<Mark>;
  /** How many of these are in memory. */
  readonly kept: number;
  readonly calls: number;
  readonly bytes: number;
  readonly firstAt: number;
  readonly last: ShopEvent;
}

interface Caller {
  readonly tenant: string;
  readonly address: string;
  readonly openedAt: number;
  readonly run: Run;
  bytes: number;
  firstAt: number;
  lastAt: number;
  /** The newest of the stretch, once it is long enough to be told. */
  last: ShopEvent | null;
  busy: boolean;
  /** Of the stretch in which the most was sent by the hour: how much, and what is told of it where it is long enough. */
  rate: number;
  best: Stretch | null;
}

/**
 * What interfaces like GraphQL sent to each address. `drained-interface`, told when all has been read, of the address that was sent
 * the most in an hour, or of the few that were each sent far more than all others: `calls` and `megabytes` in one stretch without half an hour of silence (of all of them together), `times`: how many times as many bytes
 * an hour as anybody else was sent, of how many `others`, `busy`, `hours` from the log's begin to the stretch and (`newly`) to their first call at all, and `named`: whether data of persons is asked for there, as it is called.
 */
export class DrainedInterface implements Detector {
  readonly name = 'drained-interface';
  readonly #callers: RecentMap<string, Caller>;
  readonly #begin: LogBegin;
  readonly #spill: MarkSpill | undefined;

  /** @param begins when each tenant's log begins, in milliseconds since the epoch, as far as more than signals tells */
  constructor({ limits, spill }: Memory, begins?: Iterable<readonly [tenant: string, at: number]>) {
    this.#spill = spill;
    const forgot = limits.teller('watched');
    this.#begin = new LogBegin(forgot);
    for (const [tenant, at] of begins ?? []) this.#begin.note(tenant, at);
    this.#callers = new RecentMap({
      capacity: 8_192,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ run, best }) => run.kept + (best?.kept ?? 0),
      forgot,
    });
  }

  observe({ event, role, busy }: Signal): void {
    const { kind, method, address, tenant, path, at, bytes } = event;
    if (kind !== 'web' || Number.isNaN(at)) return;
    this.#begin.note(tenant, at);
    if (method !== 'POST' || address === '' || role !== '' || !isQueryInterface(path) || !isPageAnswer(event))
      return;
    const caller = this.#callers.open(`${tenant}\0${address}`, at, () => newCaller(event, this.#spill));
    if (at - caller.lastAt > SILENCE_MS) {
      endStretch(caller);
      caller.bytes = 0;
      caller.firstAt = at;
      caller.last = null;
    }
    caller.run.note(event);
    caller.bytes += Math.max(bytes, 0);
    caller.lastAt = at;
    caller.busy = busy;
    if (caller.run.total >= MANY) caller.last = slimEvent(event);
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#begin.noteAll(scripts);
    const byTenant = new Map<string, Caller[]>();
    for (const caller of this.#callers.values()) {
      endStretch(caller);
      const known = byTenant.get(caller.tenant);
      if (known === undefined) byTenant.set(caller.tenant, [caller]);
      else known.push(caller);
    }
    for (const callers of byTenant.values()) this.#tell(callers, emit);
  }

  #tell(callers: Caller[], emit: Emit): void {
    callers.sort((a, b) => b.rate - a.rate);
    const most = drainersAmong(callers);
    const stretches = most.flatMap(({ best }) => best ?? []);
    if (stretches.length === 0) return;
    const others = callers.length - most.length;
    const { last } = stretches.reduce((a, b) => (b.last.at > a.last.at ? b : a));
    const hoursTo = (at: number) => this.#begin.hoursTo(last.tenant, at);
    const calls = sum(stretches.map((stretch) => stretch.calls));
    const bytes = sum(stretches.map((stretch) => stretch.bytes));
    const times = timesOf(most.at(-1)!, callers[most.length]);
    const addresses = most.map(({ address }) => address).sort();
    emit({
      name: this.name,
      event: last,
      fields: {
        calls,
        megabytes: Math.floor(bytes / 1_000_000),
        times,
        others,
        busy: most.some(({ busy }) => busy),
        hours: hoursTo(Math.min(...stretches.map(({ firstAt }) => firstAt))),
        newly: hoursTo(Math.min(...most.map(({ openedAt }) => openedAt))),
        named: asksForPersons(last.path),
      },
      outcome: 'succeeded',
      reason: {
        code: others === 0 ? 'interfaceCalled' : 'interfaceDrained',
        params: { path: last.path, calls, bytes, times, addresses: most.length },
      },
      earlier: marksWithout(marksOfAll(stretches.map(({ marks }) => marks)), last.source),
      ...(most.length > 1 ? { sources: addresses } : {}),
    });
  }
}

/** The one that was sent the most, or the few that were each sent far more than all others. */
function drainersAmong(callers: readonly Caller[]): readonly Caller[] {
  for (let n = 1; n <= Math.min(MOST, callers.length - 1); n++) {
    const least = callers[n - 1]!;
    if (least.best === null) break;
    if (timesOf(least, callers[n]) >= APART) return callers.slice(0, n);
  }
  return callers.slice(0, 1);
}

function timesOf(caller: Caller, next: Caller | undefined): number {
  return Math.round((10 * caller.rate) / Math.max(1, next?.rate ?? 0)) / 10;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** Keeps the stretch that is over where more was sent in it, by the hour, than in those before. */
function endStretch(caller: Caller): void {
  const { bytes, firstAt, lastAt, run, last } = caller;
  const rate = bytes / Math.max(1, (lastAt - firstAt) / HOUR_MS);
  if (rate <= caller.rate) return;
  caller.rate = rate;
  const { marks, kept, total: calls } = run;
  caller.best = last === null ? null : { marks, kept, calls, bytes, firstAt, last };
}

function newCaller({ tenant, address, at }: ShopEvent, spill: MarkSpill | undefined): Caller {
  return {
    tenant,
    address,
    openedAt: at,
    run: new Run(SILENCE_MS, spill),
    bytes: 0,
    firstAt: at,
    lastAt: at,
    last: null,
    busy: false,
    rate: 0,
    best: null,
  };
}

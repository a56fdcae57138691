import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { isQueryInterface } from '../../request/query-interface.ts';
import type { Detector, Emit } from '../detector.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { Mark } from '../state/mark.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksWithout } from '../state/marks-without.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { isPageAnswer } from './personal-page.ts';

const SILENCE_MS = 30 * MINUTE_MS;
/** Fewer calls are nobody's drain. */
const MANY = 100;

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
 * the most in an hour: `calls` and `megabytes` in one stretch without half an hour of silence, `times`: how many times as many bytes
 * an hour as anybody else was sent, of how many `others`, `busy`, and `hours` from the log's begin to the stretch.
 */
export class DrainedInterface implements Detector {
  readonly name = 'drained-interface';
  readonly #callers: RecentMap<string, Caller>;
  readonly #begin: LogBegin;
  readonly #spill: MarkSpill | undefined;

  constructor(limits = new ReachedLimits(), spill?: MarkSpill) {
    this.#spill = spill;
    const forgot = limits.teller('watched');
    this.#begin = new LogBegin(forgot);
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
    for (const callers of byTenant.values()) {
      const [most, next] = callers.sort((a, b) => b.rate - a.rate);
      if (most === undefined || most.best === null || next === undefined) continue;
      const { calls, bytes, marks, last, firstAt } = most.best;
      const times = Math.round((10 * most.rate) / Math.max(1, next.rate)) / 10;
      emit({
        name: this.name,
        event: last,
        fields: {
          calls,
          megabytes: Math.floor(bytes / 1_000_000),
          times,
          others: callers.length - 1,
          busy: most.busy,
          hours: this.#begin.hoursTo(last.tenant, firstAt),
        },
        outcome: 'succeeded',
        reason: { code: 'interfaceDrained', params: { path: last.path, calls, bytes, times } },
        earlier: marksWithout(marks, last.source),
      });
    }
  }
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

function newCaller({ tenant, at }: ShopEvent, spill: MarkSpill | undefined): Caller {
  return {
    tenant,
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

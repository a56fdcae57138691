import { attackSetOf } from '../../model/attack-set.ts';
import { compareEvidence } from '../../model/evidence-ref.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { networkOf } from '../../request/address/network-of.ts';
import type { Detector, Emit } from '../detector.ts';
import { callsItselfCrawler } from '../known/calls-itself-crawler.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Signal } from '../signal.ts';
import { LineSet } from '../state/line-set.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';

type By = 'network' | 'page' | 'time';

/** A silence that ends what several addresses do together. */
const SILENCE_MS: Readonly<Record<By, number>> = {
  network: 12 * HOUR_MS,
  page: 6 * HOUR_MS,
  time: 5 * MINUTE_MS,
};
/** Fewer addresses are not worth telling, whatever the rules say. */
const LEAST: Readonly<Record<By, number>> = { network: 3, page: 20, time: 30 };
const LEAST_REQUESTS = 30;
const KEPT_ADDRESSES = 4_000;
/** Beyond so many at a time the oldest is told before it falls silent. */
const MOST_TOLD = 128;
/** As many addresses as all of these name together, some 100 bytes each: likewise. */
const MOST_LISTED = 65_536;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;
/** Looking for what is not there aims at no page. */
const AIMLESS = attackSetOf(['scanner', 'probe', 'protocol']);
/** Everybody's robots ask in vain for the same. */
const NOTHING_THERE = new Set([400, 404, 405, 410, 501]);

/** Of an event of which only its line and how it was answered is known. */
const NOBODYS = { address: '', account: '', action: '', result: '' } as const;

interface Crowd {
  readonly by: By;
  /** Requests of each address. */
  readonly addresses: Map<string, number>;
  readonly run: Run;
  readonly from: number;
  lastAt: number;
  /** Its last request, once it is told in the end: most crowds never are, and an event may take kilobytes. */
  last: ShopEvent | null;
  unlisted: number;
}

/**
 * Attacks of several addresses, too few each to stand out. Said when they fall silent: `spread-attack` (`by`: `network` for
 * addresses of one /24 or /48, `page` for attacks of the same kind on the same page, `time` for all of a shop that follow
 * closely on one another and aim at something), with `requests`, `addresses`, how many requests `each` made on average, the `most` that one
 * made, and over how many `hours`. What belongs to a network or a page counts no more for what is wider; no request is counted twice.
 */
export class SpreadAttack implements Detector {
  readonly name = 'spread-attack';
  /** Those of too few addresses so far. */
  readonly #few: RecentMap<string, Crowd>;
  /** Those that are told in the end, the one that grew to it last at the end. */
  readonly #many = new Map<string, Crowd>();
  /** Addresses that {@link #many} name. */
  #listed = 0;
  /** What a crowd counted that was told: until there were enough of a network or a page, its requests counted for what is wider too. */
  readonly #told = new LineSet();
  readonly #limits: ReachedLimits;
  readonly #spill: MarkSpill | undefined;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    this.#limits = limits;
    this.#few = new RecentMap({
      capacity: 8_192,
      idleMs: SILENCE_MS.network,
      weigh: ({ addresses, run }) => addresses.size + run.kept,
      forgot: limits.teller('watched'),
    });
  }

  observe({ event, role, busy, hostile }: Signal, emit: Emit): void {
    const { attacks, address, at, tenant, userAgent } = event;
    if (attacks === 0 || address === '' || role !== '' || busy || Number.isNaN(at)) return;
    if (callsItselfCrawler(userAgent)) return;
    if (this.#note('network', `${tenant}\0${subnetOf(address)}`, event, emit)) return;
    const aims = attacks & ~AIMLESS;
    // What everybody's robots look for all day long joins nobody.
    if (!hostile || aims === 0) return;
    const isThere = !NOTHING_THERE.has(event.status);
    if (isThere && this.#note('page', `${tenant}\0${aims}\0${event.path}`, event, emit)) return;
    this.#note('time', tenant, event, emit);
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const crowd of this.#many.values()) this.#tell(crowd, emit);
  }

  /** @returns whether as many addresses are at it by now that it counts for nothing else */
  #note(by: By, name: string, event: ShopEvent, emit: Emit): boolean {
    const key = `${by}\0${name}`;
    const { at, address } = event;
    let crowd = this.#many.get(key) ?? this.#few.get(key, at);
    if (crowd !== undefined && at - crowd.lastAt > SILENCE_MS[by]) {
      this.#end(key, crowd, emit);
      crowd = undefined;
    }
    crowd ??= this.#few.open(key, at, () => newCrowd(by, event, this.#spill));
    crowd.lastAt = at;
    crowd.run.note(event, wasRefused(event));
    const known = crowd.addresses.get(address);
    if (known !== undefined || crowd.addresses.size < KEPT_ADDRESSES)
      crowd.addresses.set(address, (known ?? 0) + 1);
    else crowd.unlisted++;
    if (!isMany(crowd)) return false;
    const isListed = crowd.last !== null;
    crowd.last = event;
    if (!isListed) this.#grow(key, crowd, emit);
    else if (known === undefined && crowd.unlisted === 0) this.#list(1, emit);
    return true;
  }

  #grow(key: string, crowd: Crowd, emit: Emit): void {
    this.#few.delete(key);
    this.#many.set(key, crowd);
    this.#list(crowd.addresses.size, emit);
  }

  /** So many more addresses are listed: where there is no room the oldest crowd is told, and counted anew from then on. */
  #list(addresses: number, emit: Emit): void {
    this.#listed += addresses;
    const [oldest] = this.#many;
    if (oldest === undefined || (this.#many.size <= MOST_TOLD && this.#listed <= MOST_LISTED)) return;
    this.#limits.note('watched');
    this.#end(...oldest, emit);
  }

  #end(key: string, crowd: Crowd, emit: Emit): void {
    this.#few.delete(key);
    if (!this.#many.delete(key)) return;
    this.#listed -= crowd.addresses.size;
    this.#tell(crowd, emit);
  }

  #tell(crowd: Crowd, emit: Emit): void {
    const { by, addresses, run, from, last, unlisted } = crowd;
    const untold = run.without(this.#told);
    if (last === null || untold?.last == null) return;
    const { ref: source, at, status } = untold.last;
    const isLast = compareEvidence(source, last.source) === 0;
    const event = slimEvent(isLast ? last : { ...last, ...NOBODYS, source, at, status });
    const held = emit({
      name: this.name,
      event,
      fields: {
        by,
        requests: run.total,
        addresses: addresses.size,
        each: Math.round((10 * run.total) / addresses.size) / 10,
        most: Math.max(...addresses.values()),
        hours: Math.ceil((last.at - from) / HOUR_MS),
      },
      sources: [...addresses.keys()],
      run: untold,
      steps: TOLD_AT_ONCE,
    });
    if (held.length === 0) return;
    for (const { ref } of untold.marks) this.#told.add(ref);
    this.#limits.note('named', unlisted);
  }
}

function isMany({ by, addresses, run }: Crowd): boolean {
  return addresses.size >= LEAST[by] && (by !== 'network' || run.total >= LEAST_REQUESTS);
}

function newCrowd(by: By, event: ShopEvent, spill: MarkSpill | undefined): Crowd {
  return {
    by,
    addresses: new Map(),
    run: new Run(Number.POSITIVE_INFINITY, spill),
    from: event.at,
    lastAt: event.at,
    last: null,
    unlisted: 0,
  };
}

/** As `networkOf`, which an IPv4 address need not be read for. */
function subnetOf(address: string): string {
  return address.includes(':') ? networkOf(address) : address.slice(0, address.lastIndexOf('.'));
}

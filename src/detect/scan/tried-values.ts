import type { ReachedLimits } from '../../model/reached-limits.ts';
import { Remembered } from '../../model/remembered.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { HOUR_MS } from '../../model/time-units.ts';
import { type AskedCode, askedCodeOf } from '../../request/asked-code.ts';
import { queryOf } from '../../request/url/target-parts.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { textHash } from '../state/text-hash.ts';
import { isOfficeWork } from './personal-page.ts';
import { triedByMany } from './tried-by-many.ts';
import { triedByOne } from './tried-by-one.ts';
import { askedKind, askedOf, type TriedKind, triedKind, triedPage } from './tried-page.ts';
import {
  isNewCode,
  keptOf,
  MANY_TRIES,
  newStretch,
  newTriedAt,
  noteOnce,
  noteTry,
  type TriedAt,
  type TriedStretch,
} from './tried-stretch.ts';

/** A silence that ends what an address tries: spread over many addresses, hours lie between two tries of one. */
const SILENCE_MS = 3 * HOUR_MS;
const KEPT_PAGES = 500;
const OPEN = 16_384;
/** Of those who sent a page a few times, as customers do, and as many of those who sent it more often. */
const KEPT_STRETCHES = 20_000;
/** Marks of all stretches that are in memory, 32 bytes each. */
const KEPT_MARKS = 131_072;
/** "Not this one", where the code stands in the query. */
const NOT_THIS_ONE = new Set([400, 404, 409, 410, 422]);
const SEVERAL = -1;
/** What is known of a page where its path or query is asked what is tried there. */
const MAY_ASK: ReadonlySet<string> = new Set(['', 'customer.page', 'customer.change']);

/** What is tried, and where. */
interface Try {
  readonly kind: TriedKind | '';
  readonly key: string;
}

interface Open {
  readonly page: TriedAt;
  readonly key: string;
  readonly stretch: TriedStretch;
}

/**
 * Cards, coupons, gift cards and codes are tried out at the page to which customers send one. Whatever it answers, customers send it once
 * or twice, so what is sent far more often stands out: `tried-values`, told when all has been read, `by` one `address`
 * ({@link triedByOne}) or `many` ({@link triedByMany}).
 */
export class TriedValues implements Detector {
  readonly name = 'tried-values';
  readonly #limits: ReachedLimits;
  readonly #spill: MarkSpill | undefined;
  readonly #kinds = new Remembered<TriedKind | ''>(triedKind);
  readonly #askedKinds = new Remembered<TriedKind | ''>(askedKind);
  readonly #pages = new Map<string, TriedAt>();
  /** By page and address, the one that tried last at the end. */
  readonly #open = new Map<string, Open>();
  /** The one page to which an address sent something, or {@link SEVERAL}. */
  readonly #sentTo: RecentMap<string, { page: number }>;
  readonly #kept = { few: 0, many: 0 };
  #marks = 0;

  constructor({ limits, spill }: Memory) {
    this.#spill = spill;
    this.#limits = limits;
    this.#sentTo = new RecentMap({ capacity: 32_768, idleMs: 2 * SILENCE_MS });
  }

  observe({ event, action, role }: Signal): void {
    if (event.kind !== 'web' || event.address === '' || Number.isNaN(event.at)) return;
    const isSent = event.method === 'POST' || event.method === 'PUT' || event.method === 'PATCH';
    const code = isSent ? null : codeAskedBy(event, action);
    if (!isSent && code === null && !action.startsWith('customer.') && !NOT_THIS_ONE.has(event.status))
      return;
    const { kind, key } = code === null ? this.#sentTry(event, action, isSent) : askedTry(event, code);
    if (kind === '' || role !== '') {
      if (isSent || event.status < 400) this.#noteSent(event, SEVERAL);
      return;
    }
    const page = this.#pageOf(key, event, kind);
    if (page === null) return;
    this.#noteSent(event, textHash(key));
    this.#endBefore(event.at - SILENCE_MS);
    this.#try(`${key}\0${event.address}`, page, event, code?.code);
  }

  finish(_scripts: readonly unknown[], emit: Emit): void {
    for (const open of this.#open.values()) this.#end(open);
    this.#open.clear();
    for (const [key, page] of this.#pages) {
      const path = key.slice(key.indexOf('\0') + 1);
      for (const told of [...triedByOne(page, path), ...triedByMany(page, path)]) emit(told);
    }
  }

  #sentTry(event: ShopEvent, action: string, isSent: boolean): Try {
    const ofPage = isSent || asksInVain(event) ? this.#kindOf(event, action) : '';
    const asked = isSent && ofPage === '' && MAY_ASK.has(action) ? askedOf(event.target) : '';
    const kind = asked === '' ? ofPage : this.#askedKinds.of(asked);
    if (kind === '') return { kind, key: '' };
    const inPath = kind === 'code' ? askedCodeOf(event.path, '') : null;
    return { kind, key: triedPage(event, asked, inPath?.page) };
  }

  #kindOf({ path }: ShopEvent, action: string): TriedKind | '' {
    if (action === 'checkout.complete') return 'card';
    if (action === 'customer.reset') return 'reset';
    return MAY_ASK.has(action) ? this.#kinds.of(path) : '';
  }

  #pageOf(key: string, event: ShopEvent, kind: TriedKind): TriedAt | null {
    let page = this.#pages.get(key);
    if (page === undefined) {
      if (this.#pages.size >= KEPT_PAGES) {
        this.#limits.note('watched');
        return null;
      }
      page = newTriedAt(event, kind);
      this.#pages.set(key, page);
    }
    page.lastAt = event.at;
    return page;
  }

  #noteSent({ tenant, address, at }: ShopEvent, page: number): void {
    const sent = this.#sentTo.open(`${tenant}\0${address}`, at, () => ({ page }));
    if (sent.page !== page) sent.page = SEVERAL;
  }

  #try(key: string, page: TriedAt, event: ShopEvent, code: string | undefined): void {
    const open = this.#open.get(key) ?? { page, key, stretch: newStretch(event, this.#spill) };
    this.#open.delete(key);
    this.#open.set(key, open);
    const { stretch } = open;
    if (code !== undefined && !isNewCode(stretch, code)) return;
    this.#marks -= keptOf(stretch);
    noteTry(stretch, event);
    if (this.#marks + keptOf(stretch) > KEPT_MARKS) {
      stretch.open.move();
      stretch.refused.move();
    }
    this.#marks += keptOf(stretch);
  }

  #endBefore(time: number): void {
    for (const [key, open] of this.#open) {
      const isOver = open.stretch.lastAt < time;
      if (!isOver && this.#open.size < OPEN) return;
      if (!isOver) this.#limits.note('watched');
      this.#open.delete(key);
      this.#end(open);
    }
  }

  #end({ page, stretch }: Open): void {
    const sent = this.#sentTo.get(`${page.tenant}\0${stretch.address}`, stretch.lastAt);
    stretch.alone = sent !== undefined && sent.page !== SEVERAL;
    const size = stretch.tries < MANY_TRIES ? 'few' : 'many';
    if (stretch.tries > 1 && this.#kept[size] < KEPT_STRETCHES) {
      this.#kept[size]++;
      page.stretches.push(stretch);
      return;
    }
    this.#marks -= keptOf(stretch);
    if (stretch.tries === 1) noteOnce(page, stretch, Math.floor(stretch.from / HOUR_MS));
    else this.#limits.note('watched');
  }
}

/** A code that stands in the address, wherever customers enter one. */
function codeAskedBy({ method, path, target }: ShopEvent, action: string): AskedCode | null {
  return method !== 'GET' || isOfficeWork(action) ? null : askedCodeOf(path, queryOf(target));
}

function askedTry(event: ShopEvent, { isOneTime, page }: AskedCode): Try {
  if (isOneTime) return { kind: 'once', key: triedPage(event, '', page) };
  if (page.startsWith('?')) return { kind: 'link', key: `${event.tenant}\0${page}` };
  const asked = triedKind(event.path) === '' ? askedOf(event.target) : '';
  return { kind: 'code', key: triedPage(event, askedKind(asked) === '' ? '' : asked, page) };
}

/** Something that stands in the query, and was refused. */
function asksInVain({ method, target, path, status }: ShopEvent): boolean {
  return method === 'GET' && target.length > path.length + 1 && NOT_THIS_ONE.has(status);
}

import { attackSetOf } from '../../model/attack-set.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { isContentFolder } from '../../request/url/content-folder.ts';
import { isPaymentPage } from '../../request/url/is-payment-page.ts';
import { pageKey } from '../page-key.ts';
import { textHash } from '../state/text-hash.ts';

/** Fewer customers, or of fewer networks, may be one who talks with the script. */
const LEAST_SENDERS = 3;
/** A script that so many send something to from pages is a part of the shop, whatever it answers. */
const MANY_SENDERS = 8;
/** A browser sends what was typed once, and again where a customer types it again. */
const OFTEN = 5;
/** Who collects says as good as nothing to whoever sends. */
const LARGEST_ANSWER = 1_000;
/** So many of the answers have one size, and so many of the POSTs come from pages for payments. */
const LEAST_SHARE = 0.9;
/** What was collected is larger than what senders are answered with. */
const TIMES_LARGER = 10;
/** A program that came with the log's second day or later and says so much more to some than to others is no form of the shop. */
const NEW_AFTER_MS = 86_400_000;
const MANY_SIZES = 5;
/** What more addresses are shown is a page, and nobody's haul. */
const MOST_READERS = 3;
/** What no page makes a customer's browser send. */
const SENT_BY_HAND = attackSetOf([
  'sqli',
  'xss',
  'traversal',
  'rce',
  'rfi',
  'ssrf',
  'ssti',
  'xxe',
  'crlf',
  'deserialization',
]);
const KEPT_SCRIPTS = 256;
const KEPT_ADDRESSES = 65_536;
const KEPT_SIZES = 256;

interface Traffic {
  /** POSTs that came from a page for payments and were answered shortly. */
  sent: number;
  firstSentAt: number;
  /** Hashes of addresses, and their networks: no more than are asked for. */
  readonly senders: Set<number>;
  readonly networks: Set<string>;
  readonly sizes: Map<number, number>;
  /** POSTs that came from any page, by hash of the address. */
  readonly fromPages: Map<number, number>;
  /** Sizes of what those were answered with: no more than are asked for, and the extremes. */
  readonly said: Set<number>;
  least: number;
  most: number;
  /** It answered for the first time when the tenant's other scripts had for a day. */
  readonly isNew: boolean;
  /** Who was answered with more, by size: at most one address too many. */
  readonly large: Map<number, Set<string>>;
  readers: ReadonlySet<string>;
  isCollector: boolean;
}

/**
 * Scripts among content to which pages make customers' browsers post: nobody is accused of that. Some take what customers type:
 * browsers of several post to them from the page on which they pay, a few times each, and all are answered alike and
 * shortly. Who was answered with far more, and hardly anybody else, fetched what such a script had taken.
 */
export class Collectors {
  readonly #scripts = new Map<string, Traffic>();
  readonly #limits: ReachedLimits;

  /** @param scripts all that ever answered: only those among content, to which several post, are looked at */
  constructor(scripts: Iterable<ScriptSighting> = [], limits = new ReachedLimits()) {
    this.#limits = limits;
    const all = [...scripts];
    const begin = new Map<string, number>();
    for (const { tenant, firstAt } of all) begin.set(tenant, Math.min(firstAt, begin.get(tenant) ?? firstAt));
    for (const { tenant, path, inContent, posts, addressCount, firstAt } of all) {
      if (posts < LEAST_SENDERS || addressCount < LEAST_SENDERS) continue;
      if (!inContent && !isContentFolder(path)) continue;
      if (this.#scripts.size < KEPT_SCRIPTS)
        this.#scripts.set(pageKey(tenant, path), newTraffic(firstAt - begin.get(tenant)! >= NEW_AFTER_MS));
      else limits.note('scripts');
    }
  }

  /** Whether there is no such script: nothing need be noted, or asked. */
  get isEmpty(): boolean {
    return this.#scripts.size === 0;
  }

  /** Takes any answered request; the order does not matter. */
  note(event: ShopEvent): void {
    const traffic = this.#scripts.get(pageKey(event.tenant, event.path));
    if (traffic === undefined || event.kind !== 'web') return;
    if (isFromPage(event) && event.method === 'POST' && isAnswered(event)) this.#noteFromPage(traffic, event);
    if (isSending(event)) noteSent(traffic, event);
    else if (event.bytes > LARGEST_ANSWER) noteLarge(traffic, event);
  }

  /** Decides, after the last request. */
  settle(): void {
    for (const [key, traffic] of this.#scripts) {
      const { sent, senders, networks, sizes, fromPages } = traffic;
      const posts = [...fromPages.values()].reduce((sum, count) => sum + count, 0);
      const isOfSeveral = senders.size >= LEAST_SENDERS && networks.size >= LEAST_SENDERS;
      const areAlike = Math.max(0, ...sizes.values()) >= LEAST_SHARE * sent;
      traffic.isCollector = isOfSeveral && areAlike && sent >= LEAST_SHARE * posts;
      if (traffic.isCollector) traffic.readers = readersOf(traffic);
      else if (fromPages.size < MANY_SENDERS || isTalk(traffic)) this.#scripts.delete(key);
    }
  }

  /** Whether a script is a collector. */
  has({ tenant, path }: Pick<ShopEvent, 'tenant' | 'path'>): boolean {
    return this.#scripts.size > 0 && this.#scripts.get(pageKey(tenant, path))?.isCollector === true;
  }

  /** Whether a page made a customer's browser send something to such a script. */
  isSent(event: ShopEvent): boolean {
    if (this.#scripts.size === 0 || event.method !== 'POST' || (event.attacks & SENT_BY_HAND) !== 0)
      return false;
    const traffic = this.#scripts.get(pageKey(event.tenant, event.path));
    if (traffic === undefined || !isFromPage(event) || !isAnswered(event)) return false;
    if (traffic.isCollector && !isSending(event)) return false;
    const times = traffic.fromPages.get(textHash(event.address)) ?? 0;
    return times <= OFTEN && !traffic.readers.has(event.address);
  }

  /** Whether somebody fetched what a collector had taken. */
  isRead(event: ShopEvent): boolean {
    if (!this.has(event) || !isAnswered(event) || isSending(event)) return false;
    const { readers, firstSentAt, sizes } = this.#scripts.get(pageKey(event.tenant, event.path))!;
    return readers.has(event.address) && event.at >= firstSentAt && event.bytes > leastHaul(sizes);
  }

  #noteFromPage(traffic: Traffic, { address, bytes }: ShopEvent): void {
    const { fromPages, said } = traffic;
    if (said.size < MANY_SIZES) said.add(bytes);
    traffic.least = Math.min(traffic.least, bytes);
    traffic.most = Math.max(traffic.most, bytes);
    const sender = textHash(address);
    const times = fromPages.get(sender) ?? 0;
    if (times > 0 || fromPages.size < KEPT_ADDRESSES) fromPages.set(sender, times + 1);
    else this.#limits.note('scripts');
  }
}

/** Whether a Referer is all that speaks for who posts: somebody put the script there, and it tells them very different things. */
function isTalk({ isNew, said, least, most }: Traffic): boolean {
  return isNew && said.size >= MANY_SIZES && most >= TIMES_LARGER * Math.max(least, 1);
}

function noteSent(traffic: Traffic, { address, at, bytes }: ShopEvent): void {
  const { senders, networks, sizes } = traffic;
  traffic.sent++;
  if (!(traffic.firstSentAt <= at)) traffic.firstSentAt = at;
  if (senders.size < LEAST_SENDERS) senders.add(textHash(address));
  if (networks.size < LEAST_SENDERS) networks.add(networkOf(address));
  if (sizes.size < KEPT_SIZES || sizes.has(bytes)) sizes.set(bytes, (sizes.get(bytes) ?? 0) + 1);
}

function noteLarge({ large }: Traffic, { address, bytes }: ShopEvent): void {
  const addresses = large.get(bytes) ?? new Set();
  if (addresses.size < MOST_READERS) addresses.add(address);
  if (large.size < KEPT_SIZES) large.set(bytes, addresses);
}

/** Who got an answer of a size that hardly anybody got, unless there are many of those. */
function readersOf({ large, sizes }: Traffic): ReadonlySet<string> {
  const readers = new Set<string>();
  for (const [bytes, addresses] of large) {
    if (bytes <= leastHaul(sizes) || addresses.size >= MOST_READERS) continue;
    for (const address of addresses) readers.add(address);
  }
  return readers.size <= MOST_READERS ? readers : new Set();
}

function leastHaul(sizes: ReadonlyMap<number, number>): number {
  const [usual = 0] = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [];
  return Math.max(LARGEST_ANSWER, TIMES_LARGER * usual);
}

function isSending(event: ShopEvent): boolean {
  if (event.method !== 'POST' || event.bytes > LARGEST_ANSWER || !isAnswered(event)) return false;
  return isFromPage(event) && isPaymentPage(event.referer.replace(/^[a-z]+:\/\/[^/]*/i, ''));
}

/** Whether a request came from a page other than the script. */
function isFromPage({ referer, path }: ShopEvent): boolean {
  return /^https?:\/\/[^/]/i.test(referer) && !referer.includes(path);
}

function isAnswered({ status }: ShopEvent): boolean {
  return status >= 200 && status <= 299;
}

function newTraffic(isNew: boolean): Traffic {
  return {
    isNew,
    said: new Set(),
    least: Number.POSITIVE_INFINITY,
    most: 0,
    sent: 0,
    firstSentAt: Number.NaN,
    senders: new Set(),
    networks: new Set(),
    sizes: new Map(),
    fromPages: new Map(),
    large: new Map(),
    readers: new Set(),
    isCollector: false,
  };
}

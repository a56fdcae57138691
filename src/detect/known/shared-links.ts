import { type AttackSet, attackSetOf } from '../../model/attack-set.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { networkOf } from '../../request/address/network-of.ts';
import { pathOf, queryOf } from '../../request/url/target-parts.ts';
import { inOnePiece } from '../state/in-one-piece.ts';
import { textHash } from '../state/text-hash.ts';
import { callsItselfCrawler } from './calls-itself-crawler.ts';

/** What a text in a link may read as without being one: a page on SQL, an advertisement's name. Nothing that runs on the server. */
const TEXTS = attackSetOf(['sqli', 'xss']);
/** Nobody writes a longer link. */
const LONGEST = 2_048;
/** What only somebody writes who asks the database something: no example in a link waits, reads files or lists tables. */
const ASKS =
  /(?:sleep|benchmark|extractvalue|updatexml|load_file|dbms_\w+\.\w+)(?:\+|%20|\s)*(?:\(|%28)|waitfor|into(?:\+|%20)+(?:outfile|dumpfile)|xp_cmdshell|information_schema/i;
/** Fewer people say nothing of a link. */
const LEAST_ADDRESSES = 5;
const LEAST_NETWORKS = 4;
/** Of those who opened it so many must be visitors and have done nothing else that is hostile. */
const LEAST_SHARE = 0.8;
/** So many of them look at other pages too. */
const LEAST_BROWSING = 0.4;
/** Who opens a link does so once or twice. */
const OFTEN = 3;
const KEPT_LINKS = 16_384;
const KEPT_ADDRESSES = 1_000;
/** Of all links together, some 100 bytes each. */
const KEPT_OPENINGS = 262_144;
const KEPT_HOSTILE = 1_048_576;
/** What an identifier of one recipient, or of one click, consists of. */
const PLAIN = /^[\w.~-]*$/;

interface Opening {
  times: number;
  /** Whether the visitor came from a page. */
  fromPage: boolean;
}

interface Link {
  /** By address. */
  readonly openings: Map<string, Opening>;
  isShared: boolean;
}

/**
 * Links that many people opened and whose text reads as an attack: `?utm_content=select+*+from+summer--` in a newsletter, an
 * article on SQL that is linked with an example. Known by who opens them: visitors of several networks who come from a
 * page or look at others too, and attack nothing else.
 */
export class SharedLinks {
  readonly #links = new Map<string, Link>();
  /** Who did something hostile besides: hashes of addresses. */
  readonly #hostile = new Set<number>();
  readonly #isGrave: (rule: string) => boolean;
  readonly #limits: ReachedLimits;
  #shared = 0;
  #kept = 0;

  /** @param isGrave whether a rule holds on nothing that a link may say */
  constructor(isGrave: (rule: string) => boolean, limits = new ReachedLimits()) {
    this.#isGrave = isGrave;
    this.#limits = limits;
  }

  /** Takes a request that may be a link's; the order does not matter. */
  note(event: ShopEvent): void {
    const key = this.#keyOf(event);
    if (key === '') return;
    const link = this.#links.get(key) ?? this.#open(key);
    if (link === null) return;
    const opening = link.openings.get(event.address);
    const fromPage = isFromPage(event);
    if (opening !== undefined) {
      opening.times++;
      opening.fromPage ||= fromPage;
    } else if (this.#kept >= KEPT_OPENINGS) this.#limits.note('usual-answers');
    else if (link.openings.size < KEPT_ADDRESSES) {
      link.openings.set(event.address, { times: 1, fromPage });
      this.#kept++;
    }
  }

  /** Addresses of which must be known what else they did; none where no text was opened by several. */
  addresses(): ReadonlySet<string> {
    for (const [key, { openings }] of this.#links) {
      const networks =
        openings.size < LEAST_ADDRESSES ? 0 : new Set([...openings.keys()].map(networkOf)).size;
      if (networks < LEAST_NETWORKS) this.#links.delete(key);
    }
    return new Set([...this.#links.values()].flatMap(({ openings }) => [...openings.keys()]));
  }

  /** Takes any hostile request, after {@link addresses}. */
  noteHostile(event: ShopEvent): void {
    if (this.#links.has(this.#keyOf(event))) return;
    if (this.#hostile.size < KEPT_HOSTILE) this.#hostile.add(textHash(event.address));
    else this.#limits.note('usual-answers');
  }

  /**
   * Decides.
   *
   * @param requestsOf how many requests an address made in all; NaN where that is not known
   */
  settle(requestsOf: (address: string) => number): void {
    for (const link of this.#links.values()) {
      const all = [...link.openings];
      const clean = all.filter(([address]) => !this.#hostile.has(textHash(address)));
      const looksAround = ([address, { times, fromPage }]: [string, Opening]) => {
        const requests = requestsOf(address);
        return Number.isNaN(requests) ? fromPage : requests >= 2 * times;
      };
      const browsing = clean.filter(looksAround).length;
      const isVisitor = (each: [string, Opening]) => each[1].fromPage || looksAround(each);
      const visitors = clean.filter((each) => each[1].times <= OFTEN && isVisitor(each)).length;
      link.isShared =
        visitors >= LEAST_ADDRESSES &&
        visitors >= LEAST_SHARE * all.length &&
        browsing >= LEAST_BROWSING * all.length;
      if (link.isShared) this.#shared++;
    }
  }

  /** Names the link that somebody opened by a request; '' where it is none, or whoever did so attacks besides. */
  linkOf(event: ShopEvent): string {
    if (this.#shared === 0 || event.attacks === 0 || this.#hostile.has(textHash(event.address))) return '';
    const key = this.#keyOf(event);
    return key !== '' && this.#links.get(key)?.isShared === true ? key : '';
  }

  #open(key: string): Link | null {
    if (this.#links.size >= KEPT_LINKS) {
      this.#limits.note('usual-answers');
      return null;
    }
    const link = { openings: new Map<string, Opening>(), isShared: false };
    this.#links.set(key, link);
    return link;
  }

  /** The path, and of the query what is more than a plain identifier: each recipient may have one of their own. */
  #keyOf(event: ShopEvent): string {
    const { kind, method, status, attacks, target, tenant, carried, address, userAgent } = event;
    if (kind !== 'web' || method !== 'GET' || !mayBeLink(status, attacks) || carried !== '') return '';
    if (address === '' || target.length >= LONGEST || ASKS.test(target)) return '';
    if (callsItselfCrawler(userAgent) || event.rules.some(this.#isGrave)) return '';
    const said = queryOf(target)
      .split('&')
      .filter((pair) => !PLAIN.test(pair.slice(pair.indexOf('=') + 1)));
    return said.length === 0 ? '' : inOnePiece(`${tenant}\0${pathOf(target)}\0${said.join('&')}`);
  }
}

/** Whether an event may be a link that somebody opened. */
export function mayBeLink(status: number, attacks: AttackSet): boolean {
  return attacks !== 0 && (attacks & ~TEXTS) === 0 && status >= 200 && status <= 399;
}

/** Whether a request came from a page; programs that name the target itself as where they come from did not. */
function isFromPage({ referer, target }: ShopEvent): boolean {
  return /^(?:https?|android-app):\/\/[^/]/i.test(referer) && !referer.endsWith(target);
}

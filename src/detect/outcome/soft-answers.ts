import { type AttackSet, attackSetOf } from '../../model/attack-set.ts';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { storeOf } from '../../request/path/store-of.ts';

/** One answer on so many pages that were probed in vain is how the server says no. */
const PROBED_PAGES = 3;
/** What asks for pages that hardly any server has. Injections go to those that it has, talk to those that were planted. */
const PROBES = attackSetOf(['probe']);
const TALK = attackSetOf(['webshell', 'upload', 'rce']);
const KEPT_ANSWERS = 100_000;
/** How often such a page repeats the address it was asked for. */
const ECHOES = [0, 1, 2, 3];

/**
 * The page that a server gives with 200 to whatever it does not have: a "not found" without its status, or the empty
 * frame of a shop that the browser fills. Known by its size, which is the same wherever somebody probed, or grows
 * just by the address that it repeats. An administration, an export or a program "answered" like that did not answer.
 */
export class SoftAnswers {
  /** Tenant, echoes and size without them, to the pages where a probe got it, while these are too few. */
  readonly #probed = new Map<string, string | Set<string>>();
  /** The same of answers that so many pages gave; on most servers none, and then no event costs anything. */
  readonly #known = new Set<string>();

  readonly #limits: ReachedLimits;

  constructor(limits = new ReachedLimits()) {
    this.#limits = limits;
  }

  /** Takes what was probed or attacked; the order does not matter. */
  note(event: ShopEvent): void {
    if (!isPage(event) || (event.attacks & PROBES) === 0 || (event.attacks & TALK) !== 0) return;
    if (event.method !== 'GET') return;
    const page = storeOf(event.path);
    for (const key of keysOf(event)) {
      if (this.#known.has(key)) continue;
      const pages = this.#probed.get(key);
      if (pages === undefined) {
        if (this.#probed.size < KEPT_ANSWERS) this.#probed.set(key, page);
        else this.#limits.note('usual-answers');
      } else if (typeof pages === 'string') {
        // Most sizes are those of one page, and a set is ten times a text.
        if (pages !== page) this.#probed.set(key, new Set([pages, page]));
      } else if (pages.add(page).size >= PROBED_PAGES) {
        this.#known.add(key);
        this.#probed.delete(key);
      }
    }
  }

  /** Whether an answer was that page. */
  has(answer: Pick<ShopEvent, 'tenant' | 'path' | 'bytes'>): boolean {
    return this.#known.size > 0 && answer.bytes > 0 && keysOf(answer).some((key) => this.#known.has(key));
  }

  /** The event; one that was answered with that page has failed. */
  read(event: ShopEvent): ShopEvent {
    const isSoft = this.#known.size > 0 && isPage(event) && event.result !== 'failure' && this.has(event);
    return isSoft ? { ...event, result: 'failure' } : event;
  }
}

/** Whether an event may tell of that page. */
export function mayBeSoft(status: number, attacks: AttackSet): boolean {
  return status === 200 && (attacks & PROBES) !== 0;
}

function isPage({ kind, status, bytes, method }: ShopEvent): boolean {
  return kind === 'web' && status === 200 && bytes > 0 && method !== 'HEAD';
}

function keysOf({ tenant, path, bytes }: Pick<ShopEvent, 'tenant' | 'path' | 'bytes'>): string[] {
  return ECHOES.map((echoes) => `${tenant}\0${echoes}\0${bytes - echoes * path.length}`);
}

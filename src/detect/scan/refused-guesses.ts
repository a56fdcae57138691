import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { callsItselfCrawler } from '../known/calls-itself-crawler.ts';
import { isAnswered } from '../outcome/is-answered.ts';
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
/** "Not this one": wrong, unknown, used up. 401 and 403 speak of who asks, as to an app whose login is over. */
const NOT_THIS_ONE = new Set([400, 404, 409, 410, 422]);

interface Guesses {
  readonly refused: SlidingCount;
  readonly queries: SlidingSet<number>;
  readonly run: Run;
  answered: number;
}

/**
 * One address tries one page again and again in vain, as who guesses coupons or the numbers of gift cards.
 * `refused-guesses`: `refused` in ten minutes, `queries` that differ among them, `answered` POSTs in between, `post`.
 */
export class RefusedGuesses implements Detector {
  readonly name = 'refused-guesses';
  readonly #guesses: RecentMap<string, Guesses>;
  readonly #newGuesses: () => Guesses;

  constructor({ limits, spill }: Memory) {
    this.#newGuesses = () => newGuesses(spill);
    const forgot = limits.teller('watched');
    this.#guesses = new RecentMap({
      capacity: 16_384,
      idleMs: SILENCE_MS,
      weigh: ({ queries, run }) => queries.kept + run.kept,
      forgot,
    });
  }

  observe({ event, action, busy }: Signal, emit: Emit): void {
    if (event.kind !== 'web' || event.address === '' || busy || action.endsWith('.login')) return;
    const post = event.method === 'POST';
    if (!post && !isQuestion(event)) return;
    const key = `${event.address}\0${event.tenant}\0${event.method}\0${event.path}`;
    if (!NOT_THIS_ONE.has(event.status)) {
      const open = this.#guesses.get(key, event.at);
      if (open !== undefined && isAnswered(event)) open.answered++;
      return;
    }
    const guesses = this.#guesses.open(key, event.at, this.#newGuesses);
    guesses.run.note(event);
    const refused = guesses.refused.add(event.at);
    const queries = guesses.queries.add(textHash(event.target), event.at);
    if (!guesses.run.isAsked(refused)) return;
    emit({
      name: this.name,
      event,
      fields: { refused, queries, answered: guesses.answered, post },
      outcome: 'attempted',
      run: guesses.run,
      steps: refused,
    });
  }
}

/** A question with an answer of its own. Crawlers ask for what a shop no longer sells. */
function isQuestion({ method, target, path, userAgent }: ShopEvent): boolean {
  return method === 'GET' && target.length > path.length + 1 && !callsItselfCrawler(userAgent);
}

function newGuesses(spill: MarkSpill | undefined): Guesses {
  return {
    refused: new SlidingCount(WINDOW_MS),
    queries: new SlidingSet<number>(WINDOW_MS),
    run: new Run(SILENCE_MS, spill),
    answered: 0,
  };
}

import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { textHash } from '../state/text-hash.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;
/** More are as good as these. */
const MOST_KINDS = 64;
const PART_OF_A_PAGE = /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|js|mjs|map|woff2?|ttf|eot|mp4|webm)$/i;

interface Search {
  readonly paths: SlidingSet<number>;
  readonly kinds: SlidingSet<number>;
  readonly run: Run;
}

/**
 * One address asks for many different paths that do not exist or are closed.
 * `forced-browsing`: `paths` in ten minutes, of how many `kinds` (parts that are numbers left out: who follows old
 * links asks for a hundred products, all of one kind), `requests` in the run.
 */
export class ForcedBrowsing implements Detector {
  readonly name = 'forced-browsing';
  readonly #searches: RecentMap<string, Search>;
  readonly #newSearch: () => Search;

  constructor({ limits, spill }: Memory) {
    this.#newSearch = () => newSearch(spill);
    const forgot = limits.teller('watched');
    this.#searches = new RecentMap({
      capacity: 16_384,
      idleMs: SILENCE_MS,
      weigh: ({ paths, kinds, run }) => paths.kept + kinds.kept + run.kept,
      forgot,
    });
  }

  observe({ event }: Signal, emit: Emit): void {
    if (!isMissing(event)) return;
    const search = this.#searches.open(`${event.address}\0${event.tenant}`, event.at, this.#newSearch);
    search.run.note(event);
    const paths = search.paths.add(textHash(event.path), event.at);
    const kinds = search.kinds.add(textHash(event.path.replace(/\/\d+(?=$|[/.])/g, '/#')), event.at);
    if (!search.run.isAsked(paths)) return;
    const { run } = search;
    emit({ name: this.name, event, fields: { paths, kinds, requests: run.total }, run, steps: paths });
  }
}

/** A picture that a page names in vain is the page's fault, so parts of pages do not count. */
function isMissing({ status, path, address }: ShopEvent): boolean {
  return (status === 404 || status === 403 || status === 410) && address !== '' && !PART_OF_A_PAGE.test(path);
}

function newSearch(spill: MarkSpill | undefined): Search {
  return {
    paths: new SlidingSet<number>(WINDOW_MS),
    kinds: new SlidingSet<number>(WINDOW_MS, MOST_KINDS),
    run: new Run(SILENCE_MS, spill),
  };
}

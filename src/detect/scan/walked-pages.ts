import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS } from '../../model/time-units.ts';
import { objectSubjectOf } from '../../request/object-subject.ts';
import type { Detector, Emit } from '../detector.ts';
import { LogBegin } from '../script/script-age.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { slimEvent } from '../state/slim-event.ts';
import { SmallSet } from '../state/small-set.ts';
import { textHash } from '../state/text-hash.ts';
import {
  isFromPage,
  isOfficeWork,
  isPageAnswer,
  isPersonalPage,
  numberIn,
  personalPage,
} from './personal-page.ts';
import type { WorkSigns } from './work-signs.ts';

/** Numbers no further apart are beside one another. */
const BESIDE = 3n;
/** More say nothing more. */
const IDS_KEPT = 2_048;
const SIZES_KEPT = 64;
const DAYS_KEPT = 8;
const AGENTS_KEPT = 8;
/** Fewer pages are a customer's own. */
const MANY = 50;

interface Walk {
  /** Hashes of the numbers that were answered with a page. */
  readonly ids: SmallSet<number>;
  readonly sizes: SmallSet<number>;
  readonly days: SmallSet<number>;
  /** Hashes of the User-Agents. */
  readonly agents: SmallSet<number>;
  /** Of the part that is told of. */
  readonly run: Run;
  readonly firstAt: number;
  /** Of all pages, how many were opened from another. */
  fromPage: number;
  /** Pages, and those whose number stood beside the one before. */
  shown: number;
  steps: number;
  previous: bigint;
  last: ShopEvent | null;
  busy: boolean;
}

/**
 * One address was shown the pages of many persons, number after number. `walked-pages`, told when all has been read: `ids` that
 * were answered (up to 2,048, and one for "more"), the `share` of them in percent that stood beside the one asked for before, `sizes` of the answers
 * (up to 64), `agents`: how many User-Agents (up to 8), `busy` (much traffic comes from the address), `days` on which it did so (up to 8): a program of the shop's own comes day by day, `work`: whether it is what staff or a program
 * does of which something speaks ({@link WorkSigns}), and
 * `hours` from the log's begin to the first of it.
 */
export class WalkedPages implements Detector {
  readonly name = 'walked-pages';
  readonly #walks: RecentMap<string, Walk>;
  readonly #begin: LogBegin;
  readonly #signs: WorkSigns;
  readonly #since: number;
  readonly #spill: MarkSpill | undefined;

  /** @param since what lies before is learned from and not told, in milliseconds since the epoch */
  constructor(signs: WorkSigns, since: number, { limits, spill }: Memory) {
    this.#spill = spill;
    this.#since = since;
    this.#signs = signs;
    const forgot = limits.teller('watched');
    this.#begin = new LogBegin(forgot);
    this.#walks = new RecentMap({
      capacity: 8_192,
      idleMs: 30 * DAY_MS,
      weigh: ({ ids, run }) => ids.size / 8 + run.kept,
      forgot,
    });
  }

  observe({ event, action, busy, role }: Signal): void {
    this.#begin.note(event.tenant, event.at);
    if (!isPersonalPage(event) || isOfficeWork(action) || role !== '' || !isPageAnswer(event)) return;
    const number = numberIn(event.object);
    if (number === null || objectSubjectOf(event.target) === '' || Number.isNaN(event.at)) return;
    const key = `${event.address}\0${personalPage(event)}`;
    const walk = this.#walks.open(key, event.at, () => newWalk(event, this.#spill));
    note(walk, event, number, this.#since);
    walk.busy = busy;
  }

  finish(scripts: readonly ScriptSighting[], emit: Emit): void {
    this.#begin.noteAll(scripts);
    for (const walk of this.#walks.values()) {
      const { ids, sizes, days, agents, run, shown, steps, last, busy, firstAt, fromPage } = walk;
      if (last === null || ids.size < MANY) continue;
      emit({
        name: this.name,
        event: last,
        fields: {
          ids: ids.size,
          share: Math.round((100 * steps) / shown),
          sizes: sizes.size,
          agents: agents.size,
          busy,
          days: days.size,
          work: this.#signs.speakFor(last, { asked: shown, fromPage }),
          hours: this.#begin.hoursTo(last.tenant, firstAt),
        },
        outcome: 'succeeded',
        reason: {
          code: ids.size > IDS_KEPT ? 'idsWalkedMore' : 'idsWalked',
          params: { ids: Math.min(ids.size, IDS_KEPT) },
        },
        earlier: marksWithout(run.marks, last.source),
      });
    }
  }
}

function note(walk: Walk, event: ShopEvent, number: bigint, since: number): void {
  walk.shown++;
  if (isFromPage(event)) walk.fromPage++;
  const distance = number > walk.previous ? number - walk.previous : walk.previous - number;
  if (distance >= 1n && distance <= BESIDE) walk.steps++;
  walk.previous = number;
  if (walk.ids.size <= IDS_KEPT) walk.ids.add(textHash(event.object));
  if (walk.sizes.size < SIZES_KEPT) walk.sizes.add(event.bytes);
  if (walk.days.size < DAYS_KEPT) walk.days.add(Math.floor(event.at / DAY_MS));
  if (walk.agents.size < AGENTS_KEPT) walk.agents.add(textHash(event.userAgent));
  if (!(event.at < since)) walk.run.note(event);
  // Most never come that far, and an event takes half a kilobyte.
  if (walk.ids.size >= MANY) walk.last = slimEvent(event);
}

function newWalk({ at }: ShopEvent, spill: MarkSpill | undefined): Walk {
  return {
    ids: new SmallSet(),
    sizes: new SmallSet(),
    days: new SmallSet(),
    agents: new SmallSet(),
    run: new Run(Number.POSITIVE_INFINITY, spill),
    firstAt: at,
    fromPage: 0,
    shown: 0,
    steps: 0,
    previous: -10n,
    last: null,
    busy: false,
  };
}

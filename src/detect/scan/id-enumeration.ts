import type { Outcome } from '../../model/outcome.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { Detector, Emit } from '../detector.ts';
import { wasRefused } from '../outcome/was-refused.ts';
import type { Reason } from '../reason.ts';
import type { Signal } from '../signal.ts';
import type { MarkSpill } from '../state/mark-list.ts';
import { marksWithout } from '../state/marks-without.ts';
import type { Memory } from '../state/memory.ts';
import { RecentMap } from '../state/recent-map.ts';
import { Run } from '../state/run.ts';
import { SlidingCount } from '../state/sliding-count.ts';
import { SlidingSet } from '../state/sliding-set.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { DailyWalks } from './daily-walks.ts';
import {
  isFromPage,
  isOfficeWork,
  isPageAnswer,
  isPersonalPage,
  numberIn,
  personalPage,
} from './personal-page.ts';
import type { WorkSigns } from './work-signs.ts';

const WINDOW_MS = 10 * MINUTE_MS;
const SILENCE_MS = 30 * MINUTE_MS;

interface Walk {
  readonly ids: SlidingSet<string>;
  readonly steps: SlidingCount;
  readonly answered: SlidingCount;
  readonly refused: SlidingCount;
  readonly sizes: SlidingSet<number>;
  readonly run: Run;
  /** Of all its requests, how many were opened from a page. */
  asked: number;
  fromPage: number;
  lastId: bigint | null;
}

/** What a program of the shop's own fetches day by day. */
interface Work {
  readonly run: Run;
  /** Where it asked for the most in ten minutes. */
  fields: Readonly<Record<string, number>> & { readonly ids: number; readonly sizes: number };
  most: ShopEvent;
}

/**
 * One address asks for many different objects on one kind of personal page. `id-enumeration`: `ids` different
 * ones in ten minutes, `sequential` steps to a neighbouring number, `answered` with 2xx, `refused`, `sizes`
 * different sizes of answers, `work`: whether it is what staff or a program does of which something speaks ({@link WorkSigns}), and `daily`: whether it is the usual work of a program that comes day by day
 * ({@link DailyWalks}), which is told once, when all has been read, with the most that it asked for in ten minutes.
 */
export class IdEnumeration implements Detector {
  readonly name = 'id-enumeration';
  readonly #walks: RecentMap<string, Walk>;
  readonly #work: RecentMap<string, Work>;
  readonly #daily: DailyWalks;
  readonly #signs: WorkSigns;
  readonly #spill: MarkSpill | undefined;
  readonly #newWalk: () => Walk;

  constructor(daily: DailyWalks, signs: WorkSigns, { limits, spill }: Memory) {
    this.#spill = spill;
    this.#newWalk = () => newWalk(spill);
    this.#daily = daily;
    this.#signs = signs;
    const forgot = limits.teller('watched');
    this.#walks = new RecentMap({
      capacity: 8_192,
      idleMs: SILENCE_MS,
      weigh: ({ ids, sizes, run }) => ids.kept + sizes.kept + run.kept,
      forgot,
    });
    this.#work = new RecentMap({
      capacity: 1_024,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ run }) => run.kept,
      forgot,
    });
  }

  observe({ event, action }: Signal, emit: Emit): void {
    if (!isPersonalPage(event) || isOfficeWork(action)) return;
    const key = `${event.address}\0${personalPage(event)}`;
    const walk = this.#walks.open(key, event.at, this.#newWalk);
    const { at } = event;
    walk.run.note(event, wasRefused(event));
    const ids = walk.ids.add(event.object, at);
    walk.asked++;
    if (isFromPage(event)) walk.fromPage++;
    const number = numberIn(event.object);
    const isStepOn = number !== null && walk.lastId !== null && isNeighbour(number, walk.lastId);
    walk.lastId = number;
    const fields = {
      ids,
      sequential: walk.steps.add(at, isStepOn ? 1 : 0),
      answered: walk.answered.add(at, isPageAnswer(event) ? 1 : 0),
      refused: walk.refused.add(at, event.status >= 400 ? 1 : 0),
      sizes: isPageAnswer(event) ? walk.sizes.add(event.bytes, at) : walk.sizes.sizeAt(at),
    };
    if (this.#daily.isWork(event)) {
      noteWork(
        this.#work.open(key, at, () => newWork(event, this.#spill)),
        event,
        fields,
      );
      return;
    }
    if (!walk.run.isAsked(ids)) return;
    emit({
      name: this.name,
      event,
      fields: { ...fields, daily: false, work: this.#signs.speakFor(event, walk) },
      ...verdictOf(event, ids, fields.sizes),
      run: walk.run,
      steps: ids,
    });
  }

  finish(_scripts: readonly ScriptSighting[], emit: Emit): void {
    for (const { run, fields, most } of this.#work.values()) {
      emit({
        name: this.name,
        event: most,
        fields: { ...fields, daily: true, work: true },
        ...verdictOf(most, fields.ids, fields.sizes),
        earlier: marksWithout(run.marks, most.source),
      });
    }
  }
}

function noteWork(work: Work, event: ShopEvent, fields: Work['fields']): void {
  work.run.note(event);
  if (fields.ids < work.fields.ids) return;
  work.fields = fields;
  work.most = slimEvent(event);
}

/** Pages with numbers in them that are filled with different things, and not one page that says "log in". */
function verdictOf(event: ShopEvent, ids: number, sizes: number): { outcome?: Outcome; reason?: Reason } {
  if (!isPageAnswer(event) || sizes < 3) return {};
  return { outcome: 'succeeded', reason: { code: 'idsAnswered', params: { ids } } };
}

function isNeighbour(a: bigint, b: bigint): boolean {
  const distance = a > b ? a - b : b - a;
  return distance >= 1n && distance <= 3n;
}

function newWork(event: ShopEvent, spill: MarkSpill | undefined): Work {
  return { run: new Run(Number.POSITIVE_INFINITY, spill), fields: { ids: 0, sizes: 0 }, most: event };
}

function newWalk(spill: MarkSpill | undefined): Walk {
  return {
    ids: new SlidingSet<string>(WINDOW_MS),
    steps: new SlidingCount(WINDOW_MS),
    answered: new SlidingCount(WINDOW_MS),
    refused: new SlidingCount(WINDOW_MS),
    sizes: new SlidingSet<number>(WINDOW_MS),
    run: new Run(SILENCE_MS, spill),
    asked: 0,
    fromPage: 0,
    lastId: null,
  };
}

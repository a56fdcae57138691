import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, MINUTE_MS } from '../../model/time-units.ts';
import { postedTo } from '../../request/url/posted-to.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { LogBegin } from './script-age.ts';

/** What is sent to one place again and again is no way in that was used once. */
const KEPT = 8;
/** Who puts a program there has it tried at once. */
const AT_ONCE_MS = 30 * MINUTE_MS;
/** An upload that was sent on the log's first day may have been there long before. */
const STRANGE_HOURS = 24;

interface Uploads {
  readonly firstAt: number;
  readonly events: ShopEvent[];
  /** Whether somebody sent it from a page: then the shop shows its form. */
  isShown: boolean;
}

/**
 * Uploads that a shop saw for the first time within the day, and that nobody sent from a page: how a hole in a plug-in is used. Whoever
 * sends one need not be who talks with what came by it.
 */
export class StrangeUploads {
  readonly #byPlace: RecentMap<string, Uploads>;

  constructor(limits = new ReachedLimits()) {
    this.#byPlace = new RecentMap({
      capacity: 4_096,
      idleMs: Number.POSITIVE_INFINITY,
      weigh: ({ events }) => 5 * events.length,
      forgot: limits.teller('posted'),
    });
  }

  /** Takes a request that is named an upload and was not refused. */
  note(event: ShopEvent): void {
    const key = `${event.tenant}\0${postedTo(event)}`;
    const uploads = this.#byPlace.open(key, event.at, () => ({
      firstAt: event.at,
      events: [],
      isShown: false,
    }));
    uploads.isShown ||= event.referer !== '';
    if (uploads.events.length < KEPT) uploads.events.push(slimEvent(event));
  }

  /** The last one shortly before a script answered for the first time, to another folder than the script's. */
  before({ tenant, path, firstAt }: ScriptSighting, begin: LogBegin): ShopEvent | undefined {
    let found: ShopEvent | undefined;
    for (const { events, isShown, firstAt: sentAt } of this.#byPlace.values()) {
      if (isShown || !(firstAt - sentAt <= DAY_MS)) continue;
      if (begin.hoursTo(tenant, sentAt) < STRANGE_HOURS) continue;
      for (const event of events) {
        const isBefore = event.at <= firstAt && firstAt - event.at <= AT_ONCE_MS;
        if (event.tenant !== tenant || !isBefore || folderOf(event.path) === folderOf(path)) continue;
        if (found === undefined || found.at <= event.at) found = event;
      }
    }
    return found;
  }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

import type { ShopEvent } from '../../model/shop-event.ts';
import { MINUTE_MS } from '../../model/time-units.ts';
import type { RuleInfo, Storefront } from '../rule-info.ts';
import { MarkList, type MarkSpill } from '../state/mark-list.ts';
import { SmallMap } from '../state/small-map.ts';
import { SmallSet } from '../state/small-set.ts';
import type { Circumstance } from './circumstance.ts';
import { daysBack } from './days-back.ts';
import { type ExportDeed, ExportHabits, type UsualExports } from './export-habits.ts';
import type { ViewWalk } from './view-walk.ts';

/** What somebody does on admin pages that concerns data or settings. */
export const DEEDS = [
  'admin-export',
  'admin-customer-export',
  'admin-view',
  'admin-change',
  'admin-storefront',
  'admin-settings',
] as const;

export type Deed = (typeof DEEDS)[number];

const KEPT_DEEDS = 500;
/** Somebody who reads orders, or packs what they say, does not open so many in this time. */
const HASTY_VIEWS = 60;
const PACE_MS = 10 * MINUTE_MS;

/** The stay of one address on one tenant's admin pages. */
export class AdminSession {
  /** The login, or the first request that needs one; null until one of them is seen. */
  readonly begin: ShopEvent;
  readonly loginSeen: boolean;
  /** The address is new where others are known to work: what it does is held against what they do. */
  strange = false;
  /** Nobody used the address before, in a log too young to know who works there: it is asked about, never accused. */
  fresh = false;
  /** How somebody who comes late where hardly anybody is at work goes through orders; null for others. */
  walk: ViewWalk | null = null;
  /** It turns out to be at work there day by day. */
  settled = false;
  /** What was odd about the session besides its address and its deeds. */
  readonly circumstances = new SmallSet<Circumstance>();
  /** It begins hours away from any at which somebody works. */
  farOff = false;
  /** It was at work at night, at an hour at which nobody ever was; told of new addresses alone. */
  night = false;
  #paceFrom = Number.NaN;
  #paced = 0;
  readonly exports = new ExportHabits();
  /** Programs that were put in: plug-ins, themes, files by a file manager. */
  installs = 0;
  /** Writes to what every visitor's browser loads. */
  readonly written: Record<Storefront, number> = { code: 0, content: 0 };
  /** One of them came from a form, which only somebody logged in is shown. */
  formWritten = false;
  /** Exports that were forbidden, and all that did not come. */
  refused = 0;
  failed = 0;
  /** Local day of its begin; for a new address alone. */
  day = Number.NaN;
  /** A rule holds on the login or on what the address did besides. */
  suspicious = false;
  /** Rules that hold on its begin. */
  held: readonly RuleInfo[] = [];
  /** Whether the talk with a webshell has been told. */
  joined = false;
  /** Deeds that nobody was accused for yet: many, and of each kind one at least. */
  readonly deeds: { readonly deed: Deed; readonly event: ShopEvent }[] = [];
  /** Where the others of each kind stand. */
  readonly further = new SmallMap<Deed, MarkList>();
  readonly counts: Record<Deed, number> = {
    'admin-export': 0,
    'admin-customer-export': 0,
    'admin-view': 0,
    'admin-change': 0,
    'admin-storefront': 0,
    'admin-settings': 0,
  };
  readonly #viewed = new SmallSet<string>();
  readonly #spill: MarkSpill | undefined;

  constructor(begin: ShopEvent, loginSeen: boolean, spill?: MarkSpill) {
    this.begin = begin;
    this.#spill = spill;
    this.loginSeen = loginSeen;
  }

  /** Counts a deed; a page that was seen before is no new view. */
  note(deed: Deed, event: ShopEvent): void {
    const isRepeat = deed === 'admin-view' && event.object !== '' && this.#viewed.has(event.object);
    if (!isRepeat) this.counts[deed]++;
    if (deed === 'admin-view' && !isRepeat) this.#noteView(event);
    if (isExport(deed)) noteExport(this.exports.open(deed), event);
    if (deed === 'admin-view' && event.object !== '' && this.#viewed.size < 10_000)
      this.#viewed.add(event.object);
    if (this.suspicious) return;
    if (this.deeds.length < KEPT_DEEDS || !this.deeds.some((each) => each.deed === deed))
      this.deeds.push({ deed, event });
    else this.#furtherOf(deed).push({ ref: event.source, at: event.at });
  }

  #noteView(event: ShopEvent): void {
    this.walk?.note(event);
    if (!(event.at - this.#paceFrom < PACE_MS)) {
      this.#paceFrom = event.at;
      this.#paced = 0;
    }
    if (++this.#paced >= HASTY_VIEWS) this.circumstances.add('pace');
  }

  #furtherOf(deed: Deed): MarkList {
    const known = this.further.get(deed);
    if (known !== undefined) return known;
    const marks = new MarkList(this.#spill);
    this.further.set(deed, marks);
    return marks;
  }
}

/** Whether a deed leaves something other than it was. */
export function isChange(deed: Deed): boolean {
  return deed === 'admin-change' || deed === 'admin-storefront';
}

/** Whether a deed takes a list away. */
export function isExport(deed: Deed | 'begin' | ''): deed is ExportDeed {
  return deed === 'admin-export' || deed === 'admin-customer-export';
}

function noteExport(exports: UsualExports, event: ShopEvent): void {
  const days = daysBack(event);
  exports.n++;
  exports.most++;
  exports.mostBytes = Math.max(exports.mostBytes, event.bytes);
  if (!Number.isNaN(days)) exports.furthest = Math.max(exports.furthest, days);
}

const INSTALLER = /plugin|theme|template|module|extension|addon|component|file_?manager|\/update\.php$/i;

/** Whether an upload puts in what the server will run; of pictures of products there are many. */
export function isInstall(action: string, { path, status, result }: ShopEvent): boolean {
  return action === 'upload' && result !== 'failure' && status < 400 && INSTALLER.test(path);
}

/** Whether the answer sends on to another page: after what was done, or to the login. */
export function isRedirect({ kind, status }: ShopEvent): boolean {
  return kind === 'web' && status >= 300 && status <= 303;
}

/** The deed that an action is, if the server did it; '' for none. */
export function deedOf(action: string, event: ShopEvent): Deed | '' {
  if (event.result === 'failure') return '';
  const { status } = event;
  const isAnswer = event.result === 'success' || event.kind === 'audit' || (status >= 200 && status <= 299);
  switch (action) {
    case 'order.export':
      return isAnswer ? 'admin-export' : '';
    case 'customer.export':
      return isAnswer ? 'admin-customer-export' : '';
    case 'order.view':
      return isAnswer ? 'admin-view' : '';
    case 'order.status':
    case 'admin.change':
    case 'settings.change':
      return isAnswer || isRedirect(event) ? 'admin-change' : '';
    case 'settings.view':
      return isAnswer ? 'admin-settings' : '';
    default:
      return '';
  }
}

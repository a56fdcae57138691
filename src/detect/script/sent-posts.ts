import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptSighting } from '../../model/script-sighting.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../model/time-units.ts';
import { isRefusal } from '../outcome/event-outcome.ts';
import { RecentMap } from '../state/recent-map.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { LogBegin } from './script-age.ts';
import { StrangeUploads } from './strange-uploads.ts';

/** How pages, plug-ins and interfaces call what takes files. */
const UPLOAD =
  /upload|(?<![a-z])(?:up_?file|file_?up|file_?manager|elfinder|connector|attach(?:ment)?s?|import(?:er)?)(?![a-z])/i;
/** Of each kind, oldest out: who tries for long is followed to the end of it. */
const KEPT = 8;
/** An upload may wait until it is called; of other requests only the last ones can have to do with it. */
const UPLOAD_MS = DAY_MS;
const POST_MS = HOUR_MS;
/** Who puts a program there to use it does so at once. */
const AT_ONCE_MS = 30 * MINUTE_MS;
/** So many addresses, nearly all of which name the page that a form stood on, show that the log tells it. */
const LEAST_SENDERS = 5;
const MOST_NAME_PAGE = 0.8;
const TENANTS_KEPT = 10_000;

interface Sent {
  readonly firstAt: number;
  readonly uploads: ShopEvent[];
  readonly others: ShopEvent[];
}

/** A request that may have put a program on the server. */
export interface WayIn {
  readonly event: ShopEvent;
  /** Whether its address speaks of an upload. */
  readonly named: boolean;
  /** Whether it came from an address that the program did not answer. */
  readonly isOfAnother?: true;
}

/** What addresses sent last that can change something on the server, and was not refused. */
export class SentPosts {
  readonly #byAddress: RecentMap<string, Sent>;
  /** Of each tenant, how many addresses sent something, and how many of them named a page it came from. */
  readonly #senders = new Map<string, { count: number; naming: number }>();
  readonly #strange: StrangeUploads;

  constructor(limits = new ReachedLimits()) {
    this.#strange = new StrangeUploads(limits);
    this.#byAddress = new RecentMap({
      capacity: 4_096,
      idleMs: 7 * DAY_MS,
      weigh: ({ uploads, others }) => 5 * (uploads.length + others.length),
      forgot: limits.teller('posted'),
    });
  }

  note(event: ShopEvent): void {
    const { method, kind, status, tenant, address, at, target } = event;
    if (method !== 'POST' && method !== 'PUT') return;
    if (kind !== 'web' || address === '' || Number.isNaN(at)) return;
    if (isRefusal(status) || status < 200 || status >= 400) return;
    const sent = this.#byAddress.open(`${tenant}\0${address}`, at, () => {
      this.#noteSender(event);
      return { firstAt: at, uploads: [], others: [] };
    });
    const isUpload = UPLOAD.test(target);
    if (isUpload) this.#strange.note(event);
    const list = isUpload ? sent.uploads : sent.others;
    // Whoever talks with a program sends the same again and again: the first of it is what counts.
    if (list.some(({ target: known }) => known === target)) return;
    list.push(slimEvent(event));
    if (list.length > KEPT) list.shift();
  }

  /** What who got a script's first answer had sent minutes before that is named an upload, where the log tells from which pages things are sent. */
  uploadBefore(sighting: ScriptSighting): ShopEvent | undefined {
    const { tenant, addresses, firstAt } = sighting;
    if (!this.namesPages(tenant)) return undefined;
    const way = this.before({ ...sighting, addresses: addresses.slice(0, 1) });
    return way?.named === true && firstAt - way.event.at <= AT_ONCE_MS ? way.event : undefined;
  }

  /** Whether an address had sent something a day or more before: to somebody who calls the shop all the time a new script is new too. */
  isLongKnown(tenant: string, address: string, at: number): boolean {
    const sent = this.#byAddress.get(`${tenant}\0${address}`, 0);
    return sent !== undefined && at - sent.firstAt >= DAY_MS;
  }

  /** Whether the log tells from which page something was sent: nearly all who send anything name one. */
  namesPages(tenant: string): boolean {
    const { count, naming } = this.#senders.get(tenant) ?? { count: 0, naming: 0 };
    return count >= LEAST_SENDERS && naming >= MOST_NAME_PAGE * count;
  }

  /** An upload from no page, new to the shop, that anybody sent shortly before a script answered for the first time. */
  strangeUpload(sighting: ScriptSighting, begin: LogBegin): ShopEvent | undefined {
    return this.namesPages(sighting.tenant) ? this.#strange.before(sighting, begin) : undefined;
  }

  #noteSender({ tenant, referer }: ShopEvent): void {
    const senders = this.#senders.get(tenant) ?? { count: 0, naming: 0 };
    senders.count++;
    if (referer !== '') senders.naming++;
    if (this.#senders.size < TENANTS_KEPT) this.#senders.set(tenant, senders);
  }

  /** What those whom a script answered had sent before it answered anybody: an upload by its name, else the last one. */
  before({ tenant, addresses, firstAt, path }: ScriptSighting): WayIn | undefined {
    const sentBy = (those: readonly string[]) =>
      those.flatMap((address) => this.#byAddress.get(`${tenant}\0${address}`, 0) ?? []);
    const last = (events: readonly ShopEvent[], withinMs: number) =>
      events.reduce<ShopEvent | undefined>((found, event) => {
        const isBefore = event.path !== path && event.at <= firstAt && firstAt - event.at <= withinMs;
        return isBefore && !(found !== undefined && found.at > event.at) ? event : found;
      }, undefined);
    const uploads = sentBy(addresses).flatMap((sent) => sent.uploads);
    const upload = last(uploads, UPLOAD_MS);
    if (upload !== undefined) return { event: upload, named: true };
    // Whoever found it later sent other things for reasons of their own.
    const others = sentBy(addresses.slice(0, 1)).flatMap((sent) => sent.others);
    const post = last(others, POST_MS);
    return post === undefined ? undefined : { event: post, named: false };
  }
}

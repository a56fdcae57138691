import { attacksIn } from '../model/attack-set.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { pathOf, queryOf } from '../request/url/target-parts.ts';
import type { FieldValue } from './field-source.ts';

/** Reads a field of an event; undefined when the event does not have it. */
export type EventGetter = (event: ShopEvent) => FieldValue | undefined;

/** The value of a field that holds text; undefined for '', which stands for what a log does not say. */
export const text = (value: string): string | undefined => (value === '' ? undefined : value);

const number = (value: number): number | undefined => (value < 0 || Number.isNaN(value) ? undefined : value);

const address: EventGetter = (event) => text(event.address);
const account: EventGetter = (event) => text(event.account);
const method: EventGetter = (event) => text(event.method);
const target: EventGetter = (event) => text(event.target);
const path: EventGetter = (event) => text(pathOf(event.target));
const query: EventGetter = (event) => text(queryOf(event.target));
const userAgent: EventGetter = (event) => text(event.userAgent);
const referer: EventGetter = (event) => text(event.referer);
const status: EventGetter = (event) => number(event.status);
const bytes: EventGetter = (event) => number(event.bytes);
const duration: EventGetter = (event) => number(event.durationMs);

/** What the event itself holds, by Sigma's names for web logs, then ECS's, then Hinomi's own. */
export const EVENT_GETTERS: ReadonlyMap<string, EventGetter> = new Map([
  ['c-ip', address],
  ['source.ip', address],
  ['cs-username', account],
  ['user.name', account],
  ['cs-method', method],
  ['http.request.method', method],
  ['cs-uri', target],
  ['c-uri', target],
  ['url.original', target],
  ['cs-uri-stem', path],
  ['c-uri-stem', path],
  ['url.path', path],
  ['cs-uri-query', query],
  ['c-uri-query', query],
  ['url.query', query],
  ['cs-user-agent', userAgent],
  ['c-useragent', userAgent],
  ['user_agent.original', userAgent],
  ['cs-referer', referer],
  ['cs-referrer', referer],
  ['http.request.referrer', referer],
  ['sc-status', status],
  ['http.response.status_code', status],
  ['sc-bytes', bytes],
  ['http.response.body.bytes', bytes],
  ['time-taken', duration],
  ['event.duration', duration],
  ['event.kind', (event) => event.kind],
  ['hinomi.attacks', (event) => (event.attacks === 0 ? undefined : attacksIn(event.attacks))],
  ['hinomi.level', (event) => (event.attacks === 0 ? undefined : event.attackLevel)],
  ['hinomi.action', (event) => text(event.action)],
  ['hinomi.result', (event) => text(event.result)],
  ['hinomi.object', (event) => text(event.object)],
  ['hinomi.tenant', (event) => text(event.tenant)],
]);

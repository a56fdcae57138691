import type { FieldSource, FieldValue } from '../../detect/field-source.ts';
import { attacksIn } from '../../model/attack-set.ts';
import type { KnownRole } from '../../model/known-address.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import type { Sign } from '../../request/inspection.ts';
import { pathOf, queryOf } from '../../request/url/target-parts.ts';

/** What rules can ask of an event beyond what the event itself holds. */
export interface FieldContext {
  readonly host: string;
  readonly protocol: string;
  readonly signs: readonly Sign[];
  /** Words of the well-known paths that were asked for, whether or not the answer makes a probe of it. */
  readonly probes: readonly string[];
  readonly isScript: boolean;
  readonly inContent: boolean;
  readonly known: KnownRole | undefined;
  readonly message: string;
}

/** Reads a field; undefined when the event does not have it. */
export type Getter = (event: ShopEvent, context: FieldContext) => FieldValue | undefined;

const text = (value: string): string | undefined => (value === '' ? undefined : value);
const number = (value: number): number | undefined => (value < 0 || Number.isNaN(value) ? undefined : value);

const address: Getter = (event) => text(event.address);
const method: Getter = (event) => text(event.method);
const target: Getter = (event) => text(event.target);
const path: Getter = (event) => text(pathOf(event.target));
const query: Getter = (event) => text(queryOf(event.target));
const host: Getter = (_, context) => text(context.host);
const userAgent: Getter = (event) => text(event.userAgent);
const referer: Getter = (event) => text(event.referer);
const account: Getter = (event) => text(event.account);
const status: Getter = (event) => number(event.status);
const bytes: Getter = (event) => number(event.bytes);
const duration: Getter = (event) => number(event.durationMs);

/** Sigma's names for web logs, then ECS's, then Hinomi's own. */
const GETTERS = new Map<string, Getter>([
  ['c-ip', address],
  ['source.ip', address],
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
  ['cs-host', host],
  ['url.domain', host],
  ['cs-user-agent', userAgent],
  ['c-useragent', userAgent],
  ['user_agent.original', userAgent],
  ['cs-referer', referer],
  ['cs-referrer', referer],
  ['http.request.referrer', referer],
  ['cs-username', account],
  ['user.name', account],
  ['cs-version', (_, context) => text(context.protocol)],
  ['sc-status', status],
  ['http.response.status_code', status],
  ['sc-bytes', bytes],
  ['http.response.body.bytes', bytes],
  ['time-taken', duration],
  ['event.duration', duration],
  ['event.kind', (event) => event.kind],
  ['message', (_, context) => text(context.message)],
  ['hinomi.attacks', (event) => (event.attacks === 0 ? undefined : attacksIn(event.attacks))],
  ['hinomi.level', (event) => (event.attacks === 0 ? undefined : event.attackLevel)],
  ['hinomi.signs', (_, { signs }) => (signs.length === 0 ? undefined : signs.map((sign) => sign.why))],
  ['hinomi.decoded', (_, { signs }) => (signs.length === 0 ? undefined : signs.map((sign) => sign.value))],
  ['hinomi.probes', (_, { probes }) => (probes.length === 0 ? undefined : probes)],
  ['hinomi.action', (event) => text(event.action)],
  ['hinomi.result', (event) => text(event.result)],
  ['hinomi.object', (event) => text(event.object)],
  ['hinomi.tenant', (event) => text(event.tenant)],
  ['hinomi.known', (_, context) => context.known],
  ['hinomi.script', (_, context) => context.isScript],
  ['hinomi.content', (_, context) => context.inContent],
]);

/** What differs between requests that are alike otherwise. */
const OWN: ReadonlySet<Getter> = new Set([address, bytes, duration]);

const texts = (
  { target: uri, referer: from, userAgent: agent, account: who, object }: ShopEvent,
  message: string,
) => [uri, from, agent, who, object, message].filter((value) => value !== '');

/**
 * What reads a field; undefined for one that no request has.
 *
 * @param field null for all texts
 */
export function getterOf(field: string | null): Getter | undefined {
  return field === null ? (event, { message }) => texts(event, message) : GETTERS.get(field);
}

/** An event as rules see it. */
export class RequestFields implements FieldSource {
  readonly #event: ShopEvent;
  readonly #context: FieldContext;
  /** What was asked for; null for all texts. */
  readonly asked = new Set<string | null>();

  constructor(event: ShopEvent, context: FieldContext) {
    this.#event = event;
    this.#context = context;
  }

  /** Whether the address, the reply's size or its duration was asked for. */
  get askedForItsOwn(): boolean {
    for (const field of this.asked) if (field !== null && OWN.has(GETTERS.get(field)!)) return true;
    return false;
  }

  field(name: string): FieldValue | undefined {
    const getter = GETTERS.get(name);
    if (getter === undefined) return undefined;
    this.asked.add(name);
    return getter(this.#event, this.#context);
  }

  texts(): Iterable<string> {
    this.asked.add(null);
    return texts(this.#event, this.#context.message);
  }
}

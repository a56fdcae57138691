import { EVENT_GETTERS, text } from '../../../detect/event-getters.ts';
import type { FieldSource, FieldValue } from '../../../detect/field-source.ts';
import type { KnownRole } from '../../../model/known-address.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import type { Sign } from '../../../request/inspection.ts';

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
  /** What the log holds of the request's cookies, or of its body; '' where it holds none. */
  readonly carried: (part: CarriedPart) => string;
}

/** The parts of a request beside its first line that rules can ask for. */
export type CarriedPart = 'Cookie' | 'Body';

/** Reads a field; undefined when the event does not have it. */
export type Getter = (event: ShopEvent, context: FieldContext) => FieldValue | undefined;

const host: Getter = (_, context) => text(context.host);
const cookies: Getter = (_, { carried }) => text(carried('Cookie'));
const body: Getter = (_, { carried }) => text(carried('Body'));

/** What an event holds, and what is known beside it while its line is read. */
const GETTERS: ReadonlyMap<string, Getter> = new Map<string, Getter>([
  ...EVENT_GETTERS,
  ['cs-host', host],
  ['url.domain', host],
  ['cs-cookie', cookies],
  ['cs-body', body],
  ['http.request.body.content', body],
  ['cs-version', (_, context) => text(context.protocol)],
  ['message', (_, context) => text(context.message)],
  ['hinomi.signs', (_, { signs }) => (signs.length === 0 ? undefined : signs.map((sign) => sign.why))],
  ['hinomi.decoded', (_, { signs }) => (signs.length === 0 ? undefined : signs.map((sign) => sign.value))],
  ['hinomi.probes', (_, { probes }) => (probes.length === 0 ? undefined : probes)],
  ['hinomi.known', (_, context) => context.known],
  ['hinomi.script', (_, context) => context.isScript],
  ['hinomi.content', (_, context) => context.inContent],
]);

/** What differs between requests that are alike otherwise. */
const OWN: ReadonlySet<string> = new Set([
  'c-ip',
  'source.ip',
  'sc-bytes',
  'http.response.body.bytes',
  'time-taken',
  'event.duration',
]);

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
    for (const field of this.asked) if (field !== null && OWN.has(field)) return true;
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

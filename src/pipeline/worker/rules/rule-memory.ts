import type { RuleMatcher } from '../../../detect/sigma/compile-rules.ts';
import type { ShopEvent } from '../../../model/shop-event.ts';
import { type FieldContext, type Getter, getterOf, RequestFields } from './request-fields.ts';

const REMEMBERED_LENGTH = 1024;
const REMEMBERED = 8_192;

/** The ids of the rules that hold on an event. */
interface HeldRules {
  readonly rules: readonly string[];
  /** Whether they may not hold on another request that is alike. */
  readonly isOwn: boolean;
}

/**
 * Tries the rules on events, and remembers what held of requests that are alike: a scanner, a broken link and a
 * missing picture ask the same thing again and again. Two requests are alike if all is the same that the rules asked
 * for, since what they ask follows from what they were answered: first the fields that are asked of every event
 * ({@link RuleMatcher.triggerFields}), then, where these say so, others. What is each request's own is remembered
 * by nobody (see {@link RequestFields.askedForItsOwn}).
 */
export class RuleMemory {
  readonly #matcher: RuleMatcher;
  readonly #ruleIds: readonly string[];
  readonly #triggers: ReadonlySet<string | null>;
  readonly #triggerGetters: readonly Getter[];
  readonly #held = new Map<string, HeldRules>();
  /** What else was asked of requests, by what their triggers say. */
  readonly #further = new Map<string, Map<string | null, Getter>>();

  constructor(matcher: RuleMatcher, ruleIds: readonly string[]) {
    this.#matcher = matcher;
    this.#ruleIds = ruleIds;
    this.#triggers = new Set(matcher.triggerFields);
    this.#triggerGetters = matcher.triggerFields.flatMap((field) => getterOf(field) ?? []);
  }

  of(event: ShopEvent, context: FieldContext): HeldRules {
    const triggers = keyOf(this.#triggerGetters, event, context);
    const further = this.#further.get(triggers);
    const known = this.#held.get(
      further === undefined ? triggers : `${triggers}${furtherKeyOf(further, event, context)}`,
    );
    if (known !== undefined) return known;
    const fields = new RequestFields(event, context);
    const rules = this.#matcher.match(fields).map((rule) => this.#ruleIds[rule]!);
    const held = { rules, isOwn: fields.askedForItsOwn };
    if (!held.isOwn && triggers.length <= REMEMBERED_LENGTH) {
      const asked = this.#askedFurther(triggers, fields);
      const key = asked === undefined ? triggers : `${triggers}${furtherKeyOf(asked, event, context)}`;
      if (key.length <= REMEMBERED_LENGTH) this.#held.set(key, held);
    }
    return held;
  }

  /** All that was asked of requests with these triggers besides them; undefined when nothing was. */
  #askedFurther(triggers: string, { asked }: RequestFields): ReadonlyMap<string | null, Getter> | undefined {
    if (Math.max(this.#held.size, this.#further.size) >= REMEMBERED) {
      // Together, since the keys of the one follow from the other.
      this.#held.clear();
      this.#further.clear();
    }
    let further = this.#further.get(triggers);
    for (const field of asked) {
      if (this.#triggers.has(field)) continue;
      further ??= new Map();
      further.set(field, getterOf(field)!);
    }
    if (further !== undefined) this.#further.set(triggers, further);
    return further;
  }
}

/** The number of fields goes before them: with more of them asked for, it is another key. */
function furtherKeyOf(
  further: ReadonlyMap<string | null, Getter>,
  event: ShopEvent,
  context: FieldContext,
): string {
  return `${further.size};${keyOf(further.values(), event, context)}`;
}

/** The values of fields, texts with their lengths: so no value can look like two. */
function keyOf(getters: Iterable<Getter>, event: ShopEvent, context: FieldContext): string {
  let key = '';
  for (const getter of getters) {
    const value = getter(event, context);
    if (typeof value === 'string') key += `${value.length}:${value}`;
    else if (value !== undefined) key += JSON.stringify(value);
    key += ';';
  }
  return key;
}

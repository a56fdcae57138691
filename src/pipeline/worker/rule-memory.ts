import type { RuleMatcher } from '../../detect/sigma/compile-rules.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { type FieldContext, RequestFields } from './request-fields.ts';

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
 * missing picture ask the same thing again and again. What held is remembered only where no rule asked for what
 * is each request's own (see {@link RequestFields.askedForItsOwn}): then it is the same for all that are alike.
 */
export class RuleMemory {
  readonly #matcher: RuleMatcher;
  readonly #ruleIds: readonly string[];
  readonly #held = new Map<string, HeldRules>();

  constructor(matcher: RuleMatcher, ruleIds: readonly string[]) {
    this.#matcher = matcher;
    this.#ruleIds = ruleIds;
  }

  of(event: ShopEvent, context: FieldContext): HeldRules {
    const key = keyOf(event, context);
    const known = this.#held.get(key);
    if (known !== undefined) return known;
    const fields = new RequestFields(event, context);
    const rules = this.#matcher.match(fields).map((rule) => this.#ruleIds[rule]!);
    const held = { rules, isOwn: fields.askedForItsOwn };
    if (!held.isOwn && key.length <= REMEMBERED_LENGTH) {
      if (this.#held.size >= REMEMBERED) this.#held.clear();
      this.#held.set(key, held);
    }
    return held;
  }
}

/** All that rules can ask for besides what is the request's own; signs and scripts follow from the rest. */
function keyOf(event: ShopEvent, { host, protocol, known, message }: FieldContext): string {
  const { kind, tenant, account, action, result, method, status, target, referer, userAgent } = event;
  return `${kind}\n${tenant}\n${account}\n${action}\n${result}\n${method}\n${status}\n${host}\n${protocol}\n${known}\n${message}\n${event.object}\n${target}\n${referer}\n${userAgent}`;
}

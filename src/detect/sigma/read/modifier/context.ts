import { formatWildcard, plainText } from '../../rule/wildcard.ts';
import type { Draft, TextDraft } from '../draft.ts';
import { RuleFault } from '../rule-fault.ts';

/** What placeholders (`%name%` with `expand`) stand for: texts that may hold wildcards. */
export type Placeholders = Readonly<Record<string, readonly string[]>>;

/** What a modifier may need to know besides the value. */
export interface ModifierContext {
  /** As the rule writes it. */
  readonly modifier: string;
  /** The modifiers to its left, aliases resolved. */
  readonly applied: readonly string[];
  /** '' for keywords. */
  readonly field: string;
  readonly placeholders: Placeholders;
}

/** Changes one value. Throws a {@link RuleFault} when the modifier does not fit the value. */
export type Modify = (draft: Draft, context: ModifierContext) => Draft;

/** The fault of a value that a modifier cannot take. */
export function refuseValue(draft: Draft, { modifier, field }: ModifierContext, expected: string): RuleFault {
  return new RuleFault('modifier-value', { modifier, field, expected, found: draft.kind });
}

/** The fault of two modifiers that do not go together. */
export function refuseModifiers({ modifier, applied, field }: ModifierContext): RuleFault {
  return new RuleFault('modifier-clash', { modifier, other: applied.at(-1) ?? '', field });
}

/** Some modifiers change what the value is, so that nothing may stand before them. */
export function mustBeFirst(context: ModifierContext): void {
  const [before] = context.applied.filter((name) => name !== 'all' && name !== 'neq');
  if (before !== undefined) {
    throw new RuleFault('modifier-order', { modifier: context.modifier, before, field: context.field });
  }
}

/** A number or boolean is taken as the text that it is written as, where a modifier works on text. */
export function asText(draft: Draft, context: ModifierContext): TextDraft {
  if (draft.kind === 'text') return draft;
  if (draft.kind === 'number' || draft.kind === 'boolean') {
    return { kind: 'text', pattern: [{ text: String(draft.value) }], cased: false, bytes: false };
  }
  throw context.applied.length > 0 ? refuseModifiers(context) : refuseValue(draft, context, 'string');
}

/** The text of a value in which no wildcard may stand. */
export function withoutWildcards(draft: TextDraft, { modifier, field }: ModifierContext): string {
  const text = plainText(draft.pattern);
  if (text === null) {
    throw new RuleFault('modifier-wildcard', { modifier, field, value: formatWildcard(draft.pattern) });
  }
  return text;
}

/** Applies a modifier to each of several values. */
export function eachOf(draft: Draft, change: (draft: Draft) => Draft): Draft {
  return draft.kind === 'any'
    ? { kind: 'any', of: draft.of.map((one) => eachOf(one, change)) }
    : change(draft);
}

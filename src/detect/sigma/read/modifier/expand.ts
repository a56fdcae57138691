import { joinWildcard, parseWildcard, type Wildcard, type WildcardPart } from '../../rule/wildcard.ts';
import type { Draft } from '../draft.ts';
import { RuleFault } from '../rule-fault.ts';
import { asText, type ModifierContext, type Modify } from './context.ts';

const PLACEHOLDER = /(\\%)|%(\w+)%/g;
const MAX_VALUES = 10_000;

/**
 * `expand`: `%name%` stands for one of the texts given under that name, which may hold wildcards; `\%` is a plain
 * percent sign. A name for which nothing was given is a fault: the rule would not mean what it says.
 */
export const expand: Modify = (draft, context) => {
  if (draft.kind === 'regex') return { ...draft, source: expandRegex(draft.source, context) };
  const text = asText(draft, context);
  let patterns: WildcardPart[][] = [[]];
  for (const part of text.pattern.flatMap(findPlaceholders)) {
    const choices = 'placeholder' in part ? valuesOf(part.placeholder, context) : [[part]];
    if (patterns.length * choices.length > MAX_VALUES) {
      throw new RuleFault('too-many-values', { field: context.field, most: String(MAX_VALUES) });
    }
    patterns = patterns.flatMap((before) => choices.map((choice) => [...before, ...choice]));
  }
  const of = patterns.map((pattern): Draft => ({ ...text, pattern: joinWildcard(pattern) }));
  return of.length === 1 ? of[0]! : { kind: 'any', of };
};

function findPlaceholders(part: WildcardPart): WildcardPart[] {
  if (!('text' in part)) return [part];
  const parts: WildcardPart[] = [];
  let from = 0;
  for (const match of part.text.matchAll(PLACEHOLDER)) {
    const name = match[2];
    parts.push({ text: part.text.slice(from, match.index) });
    parts.push(name === undefined ? { text: '%' } : { placeholder: name });
    from = match.index + match[0].length;
  }
  return [...parts, { text: part.text.slice(from) }];
}

function valuesOf(name: string, { placeholders, field }: ModifierContext): Wildcard[] {
  const values = Object.hasOwn(placeholders, name) ? placeholders[name]! : [];
  if (values.length === 0) throw new RuleFault('unresolved-placeholder', { name, field });
  return values.map(parseWildcard);
}

function expandRegex(source: string, { placeholders, field }: ModifierContext): string {
  return source.replace(PLACEHOLDER, (_, escaped: string | undefined, name: string) => {
    if (escaped !== undefined) return '%';
    const values = Object.hasOwn(placeholders, name) ? placeholders[name]! : [];
    if (values.length === 0) throw new RuleFault('unresolved-placeholder', { name, field });
    return `(?:${values.map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')})`;
  });
}

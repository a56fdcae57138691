import type { FieldSource, FieldValue } from '../../field-source.ts';
import type { SigmaCorrelation } from '../rule/sigma-correlation.ts';

/** Which group an event belongs to. */
export interface GroupKey {
  readonly key: string;
  /** By field of `group-by`; '' where the event does not have it. */
  readonly values: readonly string[];
}

const ONLY_GROUP: GroupKey = { key: '', values: [] };

/**
 * The group of an event. A field that is missing is a value of its own; an event that has none of the fields
 * belongs to no group, since nothing says that it has anything in common with others.
 */
export function groupKeyOf(
  correlation: SigmaCorrelation,
  rule: string,
  event: FieldSource,
): GroupKey | undefined {
  const { groupBy } = correlation;
  if (groupBy.length === 0) return ONLY_GROUP;
  const texts = groupBy.map((field) => textOf(event.field(fieldFor(correlation, rule, field))));
  if (texts.every((text) => text === undefined)) return undefined;
  return {
    key: texts.length === 1 ? texts[0]! : joinTexts(texts),
    values: texts.map((text) => text ?? ''),
  };
}

/** The values that a correlation's condition names; undefined when the event has nothing to count. */
export function countedValues(
  correlation: SigmaCorrelation,
  rule: string,
  event: FieldSource,
): readonly string[] | undefined {
  const { valueFields, type } = correlation;
  if (!type.startsWith('value_')) return [];
  const fields = valueFields.map((field) => event.field(fieldFor(correlation, rule, field)));
  if (type !== 'value_count') return numbersIn(fields);
  if (fields.length > 1) {
    const texts = fields.map(textOf);
    return texts.every((text) => text !== undefined) ? [joinTexts(texts)] : undefined;
  }
  const texts = singlesIn(fields[0]).map(String);
  return texts.length > 0 ? texts : undefined;
}

/** The field that stands for a name (an alias, or a field itself) in the events of a rule. */
export function fieldFor({ aliases }: SigmaCorrelation, rule: string, name: string): string {
  return aliases.get(name)?.get(rule) ?? name;
}

/** One text of several, so that different ones never look the same, whatever they hold. */
function joinTexts(texts: readonly (string | undefined)[]): string {
  return texts.map((text) => (text === undefined ? '-' : `${text.length}:${text}`)).join('');
}

function numbersIn(fields: readonly (FieldValue | undefined)[]): readonly string[] | undefined {
  const numbers = fields
    .flatMap(singlesIn)
    .filter(
      (value) => typeof value !== 'boolean' && String(value).trim() !== '' && Number.isFinite(Number(value)),
    );
  return numbers.length > 0 ? numbers.map(String) : undefined;
}

function singlesIn(value: FieldValue | undefined): (string | number | boolean)[] {
  if (value === undefined || value === null) return [];
  return typeof value === 'object' ? value.filter((one) => one !== null) : [value];
}

function textOf(value: FieldValue | undefined): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

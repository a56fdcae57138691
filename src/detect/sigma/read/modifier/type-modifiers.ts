import { RuleFault } from '../rule-fault.ts';
import {
  asText,
  type Modify,
  mustBeFirst,
  refuseModifiers,
  refuseValue,
  withoutWildcards,
} from './context.ts';

/** `cased`: upper and lower case differ. */
export const cased: Modify = (draft, context) => {
  if (draft.kind === 'field') return { ...draft, cased: true };
  return { ...asText(draft, context), cased: true };
};

/** `cidr`: the value is a range of addresses. */
export const cidr: Modify = (draft, context) => {
  mustBeFirst(context);
  return { kind: 'cidr', range: withoutWildcards(asText(draft, context), context) };
};

/** `exists`: whether the event has the field at all. */
export const exists: Modify = (draft, context) => {
  mustBeFirst(context);
  if (draft.kind !== 'boolean') throw refuseValue(draft, context, 'boolean');
  return { kind: 'exists', value: draft.value };
};

/** `fieldref`: the value names another field of the event. */
export const fieldref: Modify = (draft, context) => {
  if (draft.kind !== 'text') throw refuseValue(draft, context, 'string');
  return { kind: 'field', field: withoutWildcards(draft, context), how: 'equals', cased: draft.cased };
};

/** `i`, `m`, `s`: flags of a pattern; only after `re`. */
export const regexFlag: Modify = (draft, context) => {
  if (draft.kind === 'regex') return { ...draft, flags: draft.flags + context.modifier[0] };
  if (context.applied.includes('re')) throw refuseModifiers(context);
  throw new RuleFault('modifier-without-re', { modifier: context.modifier, field: context.field });
};

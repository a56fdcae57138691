import type { Comparison, TimePart } from '../../rule/value-test.ts';
import { type Modify, refuseModifiers, refuseValue } from './context.ts';

/** `gt`, `gte`, `lt`, `lte`: the field is a number, or a part of a date, on that side of the value. */
export const comparison: Modify = (draft, context) => {
  const operator = context.modifier as Comparison;
  if (draft.kind === 'number') return { kind: 'compare', operator, value: draft.value };
  if (draft.kind === 'time' && draft.operator === 'eq') return { ...draft, operator };
  throw context.applied.length > 0 ? refuseModifiers(context) : refuseValue(draft, context, 'number');
};

/** `minute` to `year`: the value is compared with that part of a date. */
export const timePart: Modify = (draft, context) => {
  const part = context.modifier as TimePart;
  if (draft.kind === 'number') return { kind: 'time', part, operator: 'eq', value: draft.value };
  if (draft.kind === 'compare') return { kind: 'time', part, operator: draft.operator, value: draft.value };
  throw context.applied.length > 0 ? refuseModifiers(context) : refuseValue(draft, context, 'number');
};

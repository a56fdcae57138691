import { ANY_TEXT, joinWildcard } from '../../rule/wildcard.ts';
import { asText, type Modify } from './context.ts';

/**
 * `contains`, `startswith`, `endswith`: where in the field the value lies. On a pattern (`re`), which is found
 * anywhere anyway, `startswith` and `endswith` tie it to an end.
 */
export const anchored: Modify = (draft, context) => {
  const how = context.modifier as 'contains' | 'startswith' | 'endswith';
  if (draft.kind === 'field') return { ...draft, how };
  if (draft.kind === 'regex') {
    if (how === 'contains') return draft;
    const source = how === 'startswith' ? `^(?:${draft.source})` : `(?:${draft.source})$`;
    return { ...draft, source };
  }
  const text = asText(draft, context);
  const before = how === 'startswith' ? [] : [ANY_TEXT];
  const after = how === 'endswith' ? [] : [ANY_TEXT];
  return { ...text, pattern: joinWildcard([...before, ...text.pattern, ...after]) };
};

import { joinWildcard, type WildcardPart } from '../../rule/wildcard.ts';
import { asText, type Modify } from './context.ts';

const DASHES = '-/–—―';

/** A dash that begins a word and does not follow one: `-f`, `/f`, not the one in `multi-part`. */
const FLAG = /(?<![\p{L}\p{N}_])[-/–—―](?=[\p{L}\p{N}_])/gu;

/** `windash`: `-`, `/`, en dash, em dash and horizontal bar before a flag stand for each other. */
export const windash: Modify = (draft, context) => {
  const text = asText(draft, context);
  return { ...text, pattern: joinWildcard(text.pattern.flatMap(interchangeable)) };
};

function interchangeable(part: WildcardPart): WildcardPart[] {
  if (!('text' in part)) return [part];
  const parts: WildcardPart[] = [];
  let from = 0;
  for (const { index } of part.text.matchAll(FLAG)) {
    parts.push({ text: part.text.slice(from, index) }, { oneOf: DASHES });
    from = index + 1;
  }
  return [...parts, { text: part.text.slice(from) }];
}

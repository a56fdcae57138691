import type { TextDraft } from '../draft.ts';
import { asText, type ModifierContext, type Modify, withoutWildcards } from './context.ts';

/** Characters at the start that the bytes before the value take part in, by how many bytes there are. */
const START = [0, 2, 3] as const;
/** Characters at the end that depend on what follows, by the length modulo 3. */
const END = [0, 3, 2] as const;

/** `base64`: the value as it looks when it is encoded by itself. */
export const base64: Modify = (draft, context) => {
  const text = asText(draft, context);
  return encodedText(text, bytesOf(text, context).toString('base64'));
};

/** `base64offset`: how the value looks inside something encoded, at each of the three possible shifts. */
export const base64offset: Modify = (draft, context) => {
  const text = asText(draft, context);
  const bytes = bytesOf(text, context);
  const of = START.map((start, shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const end = END[(bytes.length + shift) % 3]!;
    return encodedText(text, encoded.slice(start, encoded.length - end));
  });
  return { kind: 'any', of };
};

function bytesOf(text: TextDraft, context: ModifierContext): Buffer {
  return Buffer.from(withoutWildcards(text, context), text.bytes ? 'latin1' : 'utf8');
}

function encodedText(text: TextDraft, encoded: string): TextDraft {
  return { ...text, pattern: encoded === '' ? [] : [{ text: encoded }], bytes: false };
}

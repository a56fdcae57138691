/**
 * A piece of a Sigma string: plain text, `*` (any text), `?` (one character), one character out of a set
 * (`windash`), or a placeholder that has not been filled yet (`expand`).
 */
export type WildcardPart =
  | { readonly text: string }
  | { readonly wildcard: '*' | '?' }
  | { readonly oneOf: string }
  | { readonly placeholder: string };

/** A Sigma string after its escapes were resolved. No part is empty text, no two texts follow each other. */
export type Wildcard = readonly WildcardPart[];

export const ANY_TEXT: WildcardPart = Object.freeze({ wildcard: '*' });

/**
 * Resolves wildcards and escapes (Sigma rules specification 2.0.0, Escaping): a backslash makes a following
 * `*`, `?` or backslash plain; before anything else it is a plain backslash itself.
 */
export function parseWildcard(value: string): Wildcard {
  const parts: WildcardPart[] = [];
  let text = '';
  for (let at = 0; at < value.length; at++) {
    const char = value[at]!;
    const next = value[at + 1];
    if (char === '\\' && (next === '*' || next === '?' || next === '\\')) {
      text += next;
      at++;
    } else if (char === '*' || char === '?') {
      if (text !== '') parts.push({ text });
      text = '';
      parts.push({ wildcard: char });
    } else {
      text += char;
    }
  }
  if (text !== '') parts.push({ text });
  return parts;
}

/** Puts parts together: joins texts that follow each other and drops a `*` after a `*`. */
export function joinWildcard(parts: Iterable<WildcardPart>): Wildcard {
  const joined: WildcardPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ('text' in part && part.text === '') continue;
    if (last !== undefined && 'text' in part && 'text' in last) {
      joined[joined.length - 1] = { text: last.text + part.text };
    } else if (!(last !== undefined && isAnyText(part) && isAnyText(last))) {
      joined.push(part);
    }
  }
  return joined;
}

/** Whether the part stands for any text. */
export function isAnyText(part: WildcardPart | undefined): boolean {
  return part !== undefined && 'wildcard' in part && part.wildcard === '*';
}

/** The text of a string without wildcards; null if it has some. */
export function plainText(pattern: Wildcard): string | null {
  if (pattern.length === 0) return '';
  const [part] = pattern;
  return pattern.length === 1 && 'text' in part! ? part.text : null;
}

/** Writes a string as a rule's author would: the reverse of {@link parseWildcard}. */
export function formatWildcard(pattern: Wildcard): string {
  return pattern
    .map((part) => {
      if ('wildcard' in part) return part.wildcard;
      if ('oneOf' in part) return `[${part.oneOf}]`;
      if ('placeholder' in part) return `%${part.placeholder}%`;
      return part.text.replace(/[\\*?]/g, '\\$&');
    })
    .join('');
}

/** The longest name that is looked at, in characters. */
const NAME_MAX = 96;

/** The name that stands before a sign that can hand over a value. */
export interface ParameterName {
  readonly text: string;
  /** Whether the name stood in quotes, as in JSON. */
  readonly quoted: boolean;
  /** Whether blanks stood between the name and the sign. */
  readonly spaced: boolean;
  /** The character before the name; NaN at the beginning of the text. */
  readonly before: number;
}

/**
 * The name before the `=`, the `:`, or the `>` of an XML element at a position; null where there is no such
 * sign or no name, or where a colon is only punctuation.
 */
export function parameterNameBefore(text: string, at: number): ParameterName | null {
  const sign = text[at];
  if (sign !== '=' && sign !== ':' && sign !== '>') return null;
  let end = at;
  while (at - end < 3 && isBlank(text.charCodeAt(end - 1))) end--;
  const spaced = end < at;
  const quoted = isQuote(text.charCodeAt(end - 1));
  if (quoted) end -= text.charCodeAt(end - 2) === 0x5c ? 2 : 1;
  let begin = end;
  while (begin > 0 && end - begin < NAME_MAX && isNameCharacter(text.charCodeAt(begin - 1))) begin--;
  if (begin === end) return null;
  const name: ParameterName = {
    text: text.slice(begin, end),
    quoted,
    spaced,
    before: text.charCodeAt(begin - 1),
  };
  if (sign === '>' && name.before !== 0x3c) return null;
  return sign === ':' && !quoted && !HANDS_OVER.test(name.text) ? null : name;
}

/** In prose a colon says "as follows" more often than it hands over a value; after these names it does. */
const HANDS_OVER =
  /pass|pwd|pw$|token$|secret|api.?key|cv[vc]|cookie|authorization|sess\w*id|card.?(?:no|num)|(?:sec\w*|card).?code$|パスワード|暗証|コード$|番号$/i;

/** A space, a tab, an ideographic space. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x3000;
}

/** `"` and `'`. */
export function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

/** Letters, digits, `$ - . [ ] _`, the letters of other scripts, and bytes that may be such in CP932. */
function isNameCharacter(code: number): boolean {
  if (code > 0x7f)
    return code !== 0xa0 && (code < 0x2000 || code > 0x206f) && (code < 0x3000 || code > 0x3004);
  if (code >= 0x30 && code <= 0x39) return true;
  const letter = code | 0x20;
  if (letter >= 0x61 && letter <= 0x7a) return true;
  return code === 0x24 || code === 0x2d || code === 0x2e || code === 0x5b || code === 0x5d || code === 0x5f;
}

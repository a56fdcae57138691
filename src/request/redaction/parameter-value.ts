import type { DecodedView } from './decoded-view.ts';
import { isBlank, isQuote, type ParameterName } from './parameter-name.ts';

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Where the value after the sign at `at` lies; at most `most` characters of it, not counting quotes. */
export function valueAfter(view: DecodedView, at: number, name: ParameterName, most: number): Extent {
  const { text } = view;
  const sign = text[at];
  if (sign === '>') return { from: at + 1, to: endBefore(text, at + 1, '<', most) };
  // `"password" => "…"`, as PHP and Ruby write what they dump.
  let from = sign === '=' && text[at + 1] === '>' ? at + 2 : at + 1;
  while (from - at <= 4 && (sign === ':' || name.spaced) && isBlank(text.charCodeAt(from))) from++;
  if (sign === ':' && !name.quoted && /(?:cookie2?|authorization)$/i.test(name.text)) {
    return { from, to: endBefore(text, from, '"\'\r\n', most) };
  }
  if (text[from] === '[' && name.quoted) from++;
  if (text[from] === '{' && name.quoted) return { from, to: from };
  const quoteLength = isQuery(text, at, name.before) ? 0 : quoteAt(view, from, view.depth[at] as number);
  if (quoteLength === 0) return { from, to: endOfPlain(view, at, from, name.before, most) };
  return { from: from + quoteLength, to: endOfQuoted(view, from, quoteLength, most) };
}

/** Length of the quote that opens a value, an escaping backslash counted in; 0 for none. */
function quoteAt({ text, depth }: DecodedView, at: number, limit: number): number {
  if ((depth[at] as number) > limit) return 0;
  if (isQuote(text.charCodeAt(at))) return 1;
  return text.charCodeAt(at) === 0x5c && isQuote(text.charCodeAt(at + 1)) ? 2 : 0;
}

function endOfQuoted(view: DecodedView, from: number, quoteLength: number, most: number): number {
  const { text, depth } = view;
  const begin = from + quoteLength;
  const quote = text.charCodeAt(begin - 1);
  const quoteDepth = depth[begin - 1] as number;
  const stop = Math.min(text.length, begin + most);
  for (let at = begin; at < stop; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) {
      if (quoteLength === 2 && text.charCodeAt(at + 1) === quote) return at;
      at++;
    } else if (code === quote && (depth[at] as number) <= quoteDepth) return at;
  }
  return stop;
}

const QUERY_ENDS = '&"<>#';
const MATRIX_ENDS = '&"\'<>?/;,';
const PROSE_ENDS = '&"\'<>,;)}]|';

/**
 * The end of a value without quotes. A sign that is encoded deeper than the `=` before the value belongs to the
 * value. In a query only `&` and what no URL holds end it; elsewhere punctuation does too.
 */
function endOfPlain(view: DecodedView, sign: number, from: number, before: number, most: number): number {
  const { text, depth } = view;
  const limit = depth[sign] as number;
  const stop = Math.min(text.length, from + most);
  const ends = endsFor(text, sign, before);
  for (let at = from; at < stop; at++) {
    if ((depth[at] as number) > limit) continue;
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x3000 || ends.includes(text[at] as string)) return at;
    if (code === 0x3b && isBlank(text.charCodeAt(at + 1))) return at;
    if (code === 0x5c && isQuote(text.charCodeAt(at + 1))) return at;
  }
  return stop;
}

function endsFor(text: string, sign: number, before: number): string {
  if (text[sign] === '=' && before === 0x3b) return MATRIX_ENDS;
  return isQuery(text, sign, before) ? QUERY_ENDS : PROSE_ENDS;
}

/** Whether the `=` stands in a query string or a form, where quotes quote nothing. */
function isQuery(text: string, sign: number, before: number): boolean {
  return text[sign] === '=' && (Number.isNaN(before) || before === 0x3f || before === 0x26);
}

function endBefore(text: string, from: number, ends: string, most: number): number {
  const stop = Math.min(text.length, from + most);
  let at = from;
  while (at < stop && !ends.includes(text[at] as string)) at++;
  return at;
}

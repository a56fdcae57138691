import LineBreaker from 'linebreak';

/** Mail addresses and web addresses: a line never ends inside one. */
const WORD = /[!-~]+/g;
const ADDRESS = /@|:\/\//;

/**
 * Figures with what they count, whole dates, postal codes: 2026年11月22日, 最大1,234件, 第26条. UAX #14 would part them
 * at each ideograph.
 */
const FIGURE =
  /[〒約第全計]?(?:最大|最小|最少)?[0-90-9][0-90-9,,..:]*(?:[年月時分][0-90-9]+)*(?:名様分?|名分|件分|[%%\p{Script=Han}ヶか])?/gu;

/** A box of a form with what it is about. */
const BOX = /[□■☐☑] ?./gu;

/**
 * Cuts a text into the smallest pieces that stand on one line, by UAX #14 with the strict rules for Japanese (JIS X
 * 4051: no 。、」 or small kana first, no 「 last), without ever parting an address, a date or a figure from its unit.
 * The pieces together are the text.
 */
export function linePieces(text: string): string[] {
  const isInside = new Uint8Array(text.length + 1);
  const keep = ([from, to]: Span) => isInside.fill(1, from + 1, to);
  for (const [from, to] of spans(text, WORD)) if (ADDRESS.test(text.slice(from, to))) keep([from, to]);
  spans(text, FIGURE).forEach(keep);
  spans(text, BOX).forEach(keep);
  const breaker = new LineBreaker(text);
  const pieces: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) {
    const at = next.position;
    if (isInside[at] === 1) continue;
    if (at > start) pieces.push(text.slice(start, at));
    start = at;
  }
  if (start < text.length) pieces.push(text.slice(start));
  return pieces;
}

type Span = readonly [from: number, to: number];

function spans(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match): Span => [match.index, match.index + match[0].length]);
}

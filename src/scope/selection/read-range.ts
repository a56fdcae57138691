import { LONGEST_WRITTEN, readSpan, type Span } from './read-span.ts';

/** What stands between two ends, the surest first; a hyphen and a slash only where blanks or dates tell them apart. */
const SIGNS = [
  /\s*\.\.\.?\s*/,
  /\s*[〜~～–—]\s*/,
  /\s+(?:to|until|-|\/)\s+/i,
  /\s*から\s*/,
  /\s*,\s*/,
  /\s*\/\s*/,
  /\s*-\s*/,
];

/**
 * Reads a stretch of time that is written as one text: `2026-09-01..2026-09-07`, `2026-09-01 - 2026-09-07`,
 * `2026-09-01〜2026-09-07`, or one date or time alone ({@link readSpan}).
 *
 * @returns null when it is none
 */
export function readRange(text: string, timezone: string): Span | null {
  if (text.length > LONGEST_WRITTEN) return null;
  const alone = readSpan(text, timezone);
  if (alone !== null) return alone;
  const plain = text.trim().replace(/まで$/, '');
  for (const sign of SIGNS) {
    const ends = plain.split(sign);
    if (ends.length !== 2) continue;
    const [from, to] = ends.map((end) => readSpan(end, timezone));
    if (from && to) return { from: from.from, to: to.to };
  }
  return null;
}

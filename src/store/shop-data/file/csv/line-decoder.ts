import { isUtf8 } from 'node:buffer';

/** Encodings of shops' dumps that are not UTF-8, in the order in which they are tried. */
const LEGACY = ['shift_jis', 'euc-jp', 'windows-1252'] as const;

/** Turns one line into text. A file may hold lines of several encodings: each is UTF-8 where it can be. */
export type LineDecoder = (line: Uint8Array) => string;

/** A decoder, and what it takes for the encoding of lines that are not UTF-8. */
export interface OddLineDecoder {
  readonly decode: LineDecoder;
  readonly encoding: (typeof LEGACY)[number];
}

/**
 * Makes a decoder for lines of which some are not UTF-8.
 *
 * @param odd some of those lines: the encoding that reads most of them is taken for all
 */
export function lineDecoder(odd: readonly Uint8Array[]): OddLineDecoder {
  const utf8 = new TextDecoder('utf-8');
  const scores = LEGACY.map((label) => failures(label, odd));
  const best = LEGACY[scores.indexOf(Math.min(...scores))]!;
  const legacy = new TextDecoder(best);
  return {
    decode: (line) => (isUtf8(line) ? utf8.decode(line) : legacy.decode(line)),
    encoding: best,
  };
}

/** How badly an encoding reads lines: those that it cannot read count most, then half-width kana, which are rare. */
function failures(label: (typeof LEGACY)[number], lines: readonly Uint8Array[]): number {
  const decoder = new TextDecoder(label, { fatal: true });
  let score = label === 'windows-1252' ? 0.5 : 0;
  for (const line of lines) {
    try {
      const text = decoder.decode(line);
      const halfWidth = text.match(/[\uff61-\uff9f]/gu)?.length ?? 0;
      score += Math.min(0.4, halfWidth / Math.max(1, text.length)) / Math.max(1, lines.length);
    } catch {
      score += 1;
    }
  }
  return score;
}

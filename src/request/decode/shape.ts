/** Which kinds of characters a text holds, as bits: detectors that need a kind skip texts without it. */
export const SHAPE = {
  quote: 1 << 0,
  backtick: 1 << 1,
  less: 1 << 2,
  greater: 1 << 3,
  paren: 1 << 4,
  semicolon: 1 << 5,
  pipe: 1 << 6,
  ampersand: 1 << 7,
  dollar: 1 << 8,
  brace: 1 << 9,
  equals: 1 << 10,
  slash: 1 << 11,
  backslash: 1 << 12,
  dot: 1 << 13,
  control: 1 << 14,
  colon: 1 << 15,
  hash: 1 << 16,
  dash: 1 << 17,
  percent: 1 << 18,
  at: 1 << 19,
  star: 1 << 20,
  space: 1 << 21,
  digit: 1 << 22,
  letter: 1 << 23,
  other: 1 << 24,
} as const;

const bitOf = new Int32Array(128).fill(SHAPE.other);
for (let code = 0; code < 0x20; code++) bitOf[code] = SHAPE.control;
bitOf[0x7f] = SHAPE.control;
for (let code = 0x30; code <= 0x39; code++) bitOf[code] = SHAPE.digit;
for (let code = 0x41; code <= 0x5a; code++) {
  bitOf[code] = SHAPE.letter;
  bitOf[code + 0x20] = SHAPE.letter;
}
const SIGNS: readonly (readonly [string, number])[] = [
  ['\'"', SHAPE.quote],
  ['`', SHAPE.backtick],
  ['<', SHAPE.less],
  ['>', SHAPE.greater],
  ['()', SHAPE.paren],
  [';', SHAPE.semicolon],
  ['|', SHAPE.pipe],
  ['&', SHAPE.ampersand],
  ['$', SHAPE.dollar],
  ['{}', SHAPE.brace],
  ['=', SHAPE.equals],
  ['/', SHAPE.slash],
  ['\\', SHAPE.backslash],
  ['.', SHAPE.dot],
  [':', SHAPE.colon],
  ['#', SHAPE.hash],
  ['-', SHAPE.dash],
  ['%', SHAPE.percent],
  ['@', SHAPE.at],
  ['*', SHAPE.star],
  [' ', SHAPE.space],
  ['\t\n\r\v\f', SHAPE.space | SHAPE.control],
];
for (const [signs, bit] of SIGNS) for (const sign of signs) bitOf[sign.charCodeAt(0)] = bit;

/** The kinds of characters in a text. Characters above U+007F count as `other`. */
export function shapeOf(text: string): number {
  let shape = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    shape |= code < 0x80 ? bitOf[code]! : SHAPE.other;
  }
  return shape;
}

/** Shapes of texts in which only words can be hostile: letters, digits, blanks, Japanese. */
const PLAIN = SHAPE.letter | SHAPE.digit | SHAPE.other | SHAPE.dash;

/** Whether a text has none of the signs that attacks need. */
export function isPlainShape(shape: number): boolean {
  return (shape & ~PLAIN) === 0;
}

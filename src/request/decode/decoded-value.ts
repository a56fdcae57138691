import { shapeOf } from './shape.ts';

/** One reading of a part of a request: what a server, a database or a browser may make of it. */
export interface DecodedValue {
  readonly text: string;
  /** The text in lower case; same length, so that places agree. */
  readonly lower: string;
  /** Bits of `SHAPE`. */
  readonly shape: number;
  /** Whether this is a window of a longer text, so that its start and end mean nothing. */
  readonly partial: boolean;
}

/** Makes a value of a text. */
export function decodedValue(text: string, partial = false): DecodedValue {
  return { text, lower: sameLengthLower(text), shape: shapeOf(text), partial };
}

/** Lower case of the same length: `toLowerCase` makes two characters of U+0130, then only ASCII is folded. */
function sameLengthLower(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

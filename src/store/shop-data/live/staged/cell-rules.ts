import type { Cell } from '../../../../model/data-set.ts';

/** Characters kept of a long value: enough for every identifier; of the rest it matters only that it is there. */
export const MOST_CHARACTERS = 1000;

/** Values of this many bytes are left whole without being looked into. */
export const LONG_BYTES = 4000;

/** Text in which keys are looked for is left whole up to here; what is longer counts as not readable. */
export const DOCUMENT_BYTES = 400_000;

/** Bytes that are shown one by one; longer ones by their hash. */
export const MOST_BINARY = 256;

/** What does not make a value: the same as where rows are counted. */
export const BLANKS = ' \t\n\v\f\r\u00a0\u200b\u3000\ufeff';

/** Blanks that every server's character set has. */
export const ASCII_BLANKS = ' \t\n\v\f\r';

const TRUE = new Set(['true', 't', '1', 'yes', 'y']);
const FALSE = new Set(['false', 'f', '0', 'no', 'n']);

/** What a condition's cell means for a column of booleans; undefined when it means neither. */
export function booleanOf(cell: Cell): boolean | undefined {
  const written = String(cell).trim().toLowerCase();
  return TRUE.has(written) ? true : FALSE.has(written) ? false : undefined;
}

/** What a condition's cell means for a column of numbers, ready to stand in SQL; nothing when it is none. */
export function numberOf(cell: Cell): string[] {
  const written = String(cell).trim();
  if (/^-?\d+(?:\.\d+)?$/.test(written)) return [written];
  const meant = booleanOf(cell);
  return meant === undefined ? [] : [meant ? '1' : '0'];
}

import type { Token } from './line-tokens.ts';

/** HTTP/2 packs headers, so that a request may come in so few bytes. */
const SHORTEST_PACKED = 10;

/**
 * Whether a column's numbers could be the requests' lengths (nginx's `$request_length`): none is less than what of the
 * request its own line shows. Of times taken some nearly always are.
 *
 * @param request the column of request lines
 * @param number the column of numbers
 */
export function couldBeLengths(
  lines: readonly (readonly Token[])[],
  request: number,
  number: number,
): boolean {
  return lines.every((tokens) => {
    const length = Number(tokens[number]?.text);
    return Number.isNaN(length) || length >= leastLength(tokens, request);
  });
}

function leastLength(tokens: readonly Token[], request: number): number {
  if (/ HTTP\/[23]/.test(tokens[request]?.text ?? '')) return SHORTEST_PACKED;
  return tokens
    .filter(({ kind, text }, index) => index >= request && kind === 'quoted' && text !== '-')
    .reduce((sum, { text }) => sum + text.length, 0);
}

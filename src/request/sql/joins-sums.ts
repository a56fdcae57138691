import { isComparison } from './sql-expression.ts';
import type { SqlToken } from './sql-token.ts';

type Tokens = readonly SqlToken[];

/**
 * Whether a connective joins comparisons of numbers in a text that began with one: `5 > 3 && 2 < 4`, "2+2=4 and
 * 4-2=2". Whoever injects where a number is expected begins with a value that is none: `1 or 1=1`. A comment that
 * cuts the rest off is nobody's sum.
 *
 * @param at index of the connective
 */
export function joinsSums(tokens: Tokens, at: number): boolean {
  if (tokens[tokens.length - 1]?.kind === 'comment') return false;
  let compared = false;
  let i = at - 1;
  for (; i >= 0 && isOfSum(tokens[i]!); i--) compared ||= isComparison(tokens[i]);
  const begins = i < 0 || (tokens[i]!.kind !== 'string' && tokens[i]!.kind !== 'open-string');
  // A path's `/` is no part of the sum.
  const first = tokens[i + 1]?.text === '/' ? i + 2 : i + 1;
  return compared && begins && tokens[first]?.kind === 'number';
}

function isOfSum(token: SqlToken): boolean {
  return (
    token.kind === 'number' ||
    isComparison(token) ||
    token.role === 'connective' ||
    (token.kind === 'operator' && /^(?:[-+*/%^]|\|\||&&)$/.test(token.text))
  );
}

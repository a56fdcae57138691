import type { BreakOut } from './break-out.ts';
import { isComparison, readOperand } from './sql-expression.ts';
import type { SqlToken } from './sql-token.ts';

type Tokens = readonly SqlToken[];

const MAX_LINKS = 12;
const LINKS = /^(?:\|\||&&|<<|>>|[+\-*/%^|&])$/;
/** What the query's own quote leaves of a value that it closes: a word or a number, or nothing. */
const REMAINDER = /^\s{0,8}[\w%.@+-]{0,24}\s{0,8}$/;

/**
 * Whether operators and operands go on from a quote up to where the query's own quote closes the last string, or up to
 * a comment: `x'^!'y`, `x' or column ^ '1`, `'/1='`, `x' % 1 or '1`, `x' is not null--`. A quote of text ("7' - 8'",
 * "'S' - 'M'") has an operand behind which no operator stands, or whole strings.
 *
 * @param from index of the first token after the value
 */
export function isForcedChain(tokens: Tokens, from: number, how: BreakOut): boolean {
  let at = from;
  let compares = false;
  let links = 0;
  while (links < MAX_LINKS && isLink(tokens[at])) {
    while (isLink(tokens[at]) && tokens[at]!.role !== 'connective' && at - from < 48) {
      compares ||= isComparison(tokens[at]);
      at++;
    }
    if (tokens[at]?.role === 'connective') at++;
    const operand = readOperand(tokens, at);
    if (operand === undefined) return false;
    at = operand.end;
    links++;
  }
  if (
    links === 0 ||
    tokens.slice(from, at).some(({ kind, text }) => (kind === 'string' && text !== '') || kind === 'other')
  )
    return false;
  if (tokens[at]?.kind === 'comment')
    return at + 1 === tokens.length && (compares || isBareCut(tokens[at]!, how));
  return at === tokens.length && endsInQuote(tokens, from, compares, how);
}

/** `'^0#`, `'*1--`: nothing before the quote, nothing in the comment. */
function isBareCut(comment: SqlToken, { before }: BreakOut): boolean {
  return before === '' && comment.text.trim() === '';
}

function isLink(token: SqlToken | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === 'operator') return LINKS.test(token.text) || isComparison(token);
  return isComparison(token) || token.role === 'connective' || token.role === 'arithmetic';
}

function endsInQuote(tokens: Tokens, from: number, compares: boolean, how: BreakOut): boolean {
  const last = tokens[tokens.length - 1]!;
  if (last.kind !== 'open-string' || !REMAINDER.test(last.text)) return false;
  // `from one to another ">>>"` quotes a sign.
  const between = tokens.slice(from, -1);
  if (last.text === '' && /(?:^|\s)$/.test(how.before) && between.every(({ kind }) => kind === 'operator'))
    return false;
  const joinsWords = /\w\s*$/.test(how.before) && /^\w/.test(last.text);
  if (tokens.length - from > 2) return joinsWords || compares || tokens[from]!.role === 'connective';
  return joinsWords && !/^[&/]$/.test(tokens[from]!.text);
}

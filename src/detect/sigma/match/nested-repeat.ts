/**
 * Whether a pattern repeats without bound what itself repeats without bound (`(a+)+`). A backtracking engine may
 * need a time that doubles with every character for it.
 */
export function hasNestedRepeat(source: string): boolean {
  /** For each open group: whether something in it repeats without bound. */
  const open: boolean[] = [false];
  /** Groups that look around: what they repeat does not multiply with what is around them. */
  const looks: boolean[] = [false];
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at++;
    else if (char === '[') at = endOfClass(source, at);
    else if (char === '(') {
      open.push(false);
      looks.push(/^\(\?<?[=!]/.test(source.slice(at, at + 4)));
    } else if (char === ')') {
      const inside = open.length > 1 && open.pop()!;
      const repeats = !looks.pop() && inside;
      if (repeats && isUnbounded(source, at + 1)) return true;
      if (repeats) open[open.length - 1] = true;
    }
    if (isUnbounded(source, at + 1) && char !== '(') open[open.length - 1] = true;
  }
  return false;
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  if (source[at] === '^') at++;
  if (source[at] === ']') at++;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}

/** Whether a quantifier without an upper bound stands at a place. */
function isUnbounded(source: string, at: number): boolean {
  return source[at] === '*' || source[at] === '+' || /^\{\d+,\}/.test(source.slice(at, at + 12));
}

/**
 * The segments of a path as servers see them: empty and `.` segments are dropped, `..` takes one back, and what
 * follows a `;` in a segment (a session id, a matrix parameter) is left out. `/a//b/./c/../d;x=1` is `a b d`.
 */
export function pathSegments(path: string): string[] {
  const segments: string[] = [];
  let start = 0;
  for (let at = 0; at <= path.length; at++) {
    if (at < path.length && path.charCodeAt(at) !== 0x2f) continue;
    const segment = withoutParameters(path.slice(start, at));
    start = at + 1;
    if (segment === '' || segment === '.') continue;
    if (segment === '..') segments.pop();
    else segments.push(segment);
  }
  return segments;
}

function withoutParameters(segment: string): string {
  const cut = segment.indexOf(';');
  return cut < 0 ? segment : segment.slice(0, cut);
}

import { evidenceOf } from './column-evidence.ts';
import type { Token } from './line-tokens.ts';

/**
 * The directives of a column of request headers that HAProxy captured (`{shop.example|Mozilla/5.0 …|}`), which only their
 * values name; undefined for any other column. What could be anything is read over.
 */
export function capturedHeaders(
  lines: readonly (readonly Token[])[],
  index: number,
): readonly string[] | undefined {
  const values = lines.map((tokens) => valuesOf(tokens[index]?.text ?? ''));
  const count = values[0]?.length ?? 0;
  if (count === 0 || values.some(({ length }) => length !== count)) return undefined;
  const rows = values.map((parts) => parts.map((text): Token => ({ kind: 'word', text })));
  const found = new Set<string>();
  return Array.from({ length: count }, (_, part) => {
    const { filled, hosts, hostsWithPort, agents, urls, addressLists, addressPorts } = evidenceOf(rows, part);
    const mostly = (n: number) => filled > 0 && n * 10 >= filled * 9;
    let directive = '%l';
    if (mostly(hosts)) directive = hostsWithPort > 0 ? '%v:%p' : '%v';
    else if (mostly(addressLists) && addressPorts === 0) directive = '%{X-Forwarded-For}i';
    else if (mostly(urls)) directive = '%{Referer}i';
    else if (filled > 0 && agents * 2 > filled) directive = '%{User-Agent}i';
    if (found.has(directive)) return '%l';
    if (directive !== '%l') found.add(directive);
    return directive;
  });
}

/** Empty for what is no list of captured headers. */
function valuesOf(text: string): readonly string[] {
  return text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1).split('|') : [];
}

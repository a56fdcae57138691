import { hostKind } from '../../request/url-value/host-kind.ts';
import type { RecordView } from '../record-view.ts';
import { ASCII, isDigit } from './ascii.ts';
import { indexOfByte, startsWith, textOf } from './byte-text.ts';

/**
 * Sets a field to the host of `host`, `host:port`, `[v6]`, `[v6]:port` or a bare IPv6 address; to the IPv4 address that
 * `::ffff:203.0.113.9` stands for; to the only public one of a list `203.0.113.9, 10.0.0.1`, which proxies leave behind. nginx's `unix:` (a client on a local socket) and "-" are no address.
 */
export function setAddress(
  view: RecordView,
  field: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): void {
  view.start[field] = start;
  view.end[field] = end;
  if (bytes[start] === ASCII.colon && isMapped(bytes, start, end)) {
    view.start[field] = start + MAPPED.length;
    return;
  }
  // The kernel for ordinary lines leaves what holds a blank to this.
  if (indexOfByte(bytes, start, end, ASCII.space) < end) {
    setFromList(view, field, bytes, start, end);
    return;
  }
  const last = bytes[end - 1] ?? 0;
  // A port is at most five digits long, and no IPv6 address has six without a colon.
  let colon = end - 1;
  const earliest = Math.max(start, end - 6);
  while (colon >= earliest && bytes[colon] !== ASCII.colon) colon--;
  if (colon < earliest && last !== ASCII.bracketEnd && end - start > 1) return;
  if (end > start && bytes[start] === ASCII.bracket) setBracketed(view, field, bytes, start, end);
  else if (end - start === 1 && last === ASCII.dash) view.end[field] = start;
  else if (startsWith(bytes, start, end, 'unix:')) view.end[field] = start;
  else if (colon >= earliest && isPort(bytes, start, colon, end)) view.end[field] = colon;
}

/** Of several public addresses nobody can tell here which one a client only claimed: then the list stays as it is. */
function setFromList(view: RecordView, field: number, bytes: Uint8Array, start: number, end: number): void {
  let only = -1;
  let onlyEnd = -1;
  for (let from = start; from < end; ) {
    const comma = indexOfByte(bytes, from, end, ASCII.comma);
    let to = comma;
    while (from < to && bytes[from] === ASCII.space) from++;
    while (from < to && bytes[to - 1] === ASCII.space) to--;
    const text = to - from > LONGEST_ADDRESS ? '' : textOf(bytes, from, to).toLowerCase();
    const isAddress = ADDRESS.test(text);
    if (!isAddress && text !== 'unknown' && text !== '-') return;
    if (isAddress && hostKind(text) === 'public') {
      if (only >= 0) return;
      only = from;
      onlyEnd = to;
    }
    from = comma + 1;
  }
  if (only >= 0) setAddress(view, field, bytes, only, onlyEnd);
}

/** With a zone, brackets and a port. */
const LONGEST_ADDRESS = 64;
const ADDRESS =
  /^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$|^\[?[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*\]?(?::\d{1,5})?$/;

const MAPPED = '::ffff:';

/** An IPv4 address as a socket for both kinds sees it (RFC 4291, 2.5.5.2): other logs know the client without the prefix. */
function isMapped(bytes: Uint8Array, start: number, end: number): boolean {
  if (!startsWith(bytes, start, end, MAPPED) && !startsWith(bytes, start, end, '::FFFF:')) return false;
  let dots = 0;
  for (let i = start + MAPPED.length; i < end; i++) {
    if (bytes[i] === ASCII.dot) dots++;
    else if (!isDigit(bytes[i])) return false;
  }
  return dots === 3;
}

function setBracketed(view: RecordView, field: number, bytes: Uint8Array, start: number, end: number): void {
  let close = start + 1;
  while (close < end && bytes[close] !== ASCII.bracketEnd) close++;
  if (close === end) return;
  view.start[field] = isMapped(bytes, start + 1, close) ? start + 1 + MAPPED.length : start + 1;
  view.end[field] = close;
}

/** Whether the only colon is this one, with digits alone behind it. */
function isPort(bytes: Uint8Array, start: number, colon: number, end: number): boolean {
  for (let i = start; i < colon; i++) if (bytes[i] === ASCII.colon) return false;
  for (let i = colon + 1; i < end; i++) if (!isDigit(bytes[i])) return false;
  return true;
}

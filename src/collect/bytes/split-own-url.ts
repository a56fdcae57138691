import { FIELD, type RecordView } from '../record-view.ts';
import { ASCII } from './ascii.ts';
import { startsWith } from './byte-text.ts';
import { splitUrl } from './split-url.ts';

/**
 * Makes the path of a target that a server wrote down as a whole URL of its own: its host is the record's, or the record
 * has none. A URL of another host is what somebody asked a proxy for, and stays.
 */
export function splitOwnUrl(view: RecordView, bytes: Uint8Array): void {
  const [start, end] = [view.start[FIELD.target] as number, view.end[FIELD.target] as number];
  if (
    bytes[start] !== 0x68 ||
    !(startsWith(bytes, start, end, 'https://') || startsWith(bytes, start, end, 'http://'))
  )
    return;
  const authority = start + (bytes[start + 4] === ASCII.colon ? 7 : 8);
  const [host, hostEnd] = [view.start[FIELD.host] as number, view.end[FIELD.host] as number];
  const own = authority + hostEnd - host;
  if (own > end) return;
  for (let i = host; i < hostEnd; i++) {
    if (((bytes[i] as number) | 32) !== ((bytes[authority + i - host] as number) | 32)) return;
  }
  if (hostEnd === host || own === end || isAfterHost(bytes[own])) splitUrl(view, bytes);
}

function isAfterHost(byte: number | undefined): boolean {
  return byte === ASCII.slash || byte === ASCII.colon || byte === ASCII.question;
}

import { FIELD, type RecordView } from '../record-view.ts';
import { ASCII } from './ascii.ts';
import { indexOfText } from './byte-text.ts';
import { setAddress } from './set-address.ts';

/** Makes the path of an absolute-form target (RFC 9112, 3.2.2), and its host the record's if none is known. */
export function splitUrl(view: RecordView, bytes: Uint8Array): void {
  const [start, end] = [view.start[FIELD.target] as number, view.end[FIELD.target] as number];
  if (start === end || bytes[start] === ASCII.slash) return;
  const scheme = indexOfText(bytes, start, Math.min(end, start + 10), '://');
  if (scheme < 0) return;
  const authority = scheme + 3;
  let path = authority;
  while (path < end && bytes[path] !== ASCII.slash && bytes[path] !== ASCII.question) path++;
  if (view.start[FIELD.host] === view.end[FIELD.host]) setAddress(view, FIELD.host, bytes, authority, path);
  view.start[FIELD.target] = path;
}

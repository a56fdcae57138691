import { FIELD, type RecordView } from '../record-view.ts';
import { ASCII } from './ascii.ts';

/** Whether a cookie of this name carries a session: `PHPSESSID`, `JSESSIONID`, `sid`, `session_id`, … */
export function isSessionCookie(name: string): boolean {
  return /sess|(?:^|[^a-z])sid$|^sid|asp\.?net_?sess|^eccube$|laravel_session/i.test(name);
}

/** Finds the session's value in a whole Cookie header (RFC 6265) and sets it; leaves the field if there is none. */
export function setCookieSession(view: RecordView, bytes: Uint8Array, start: number, end: number): void {
  let name = start;
  for (let i = start; i <= end; i++) {
    if (i < end && bytes[i] !== ASCII.semicolon) continue;
    while (name < i && bytes[name] === ASCII.space) name++;
    if (setIfSession(view, bytes, name, i)) return;
    name = i + 1;
  }
}

function setIfSession(view: RecordView, bytes: Uint8Array, start: number, end: number): boolean {
  let equals = start;
  while (equals < end && bytes[equals] !== ASCII.equals) equals++;
  if (equals === end || equals - start > 64) return false;
  if (!isSessionCookie(String.fromCharCode(...bytes.subarray(start, equals)))) return false;
  view.start[FIELD.session] = equals + 1;
  view.end[FIELD.session] = end;
  return true;
}

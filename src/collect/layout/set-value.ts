import { ASCII, isDigit } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { readDecimal, readWhole } from '../bytes/read-number.ts';
import { setAddress } from '../bytes/set-address.ts';
import { setCookieSession } from '../bytes/set-cookie-session.ts';
import { setRequest } from '../bytes/set-request.ts';
import type { ParseFailure } from '../record-parser.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { type Move, OPERATION } from './move.ts';
import { opensRequest } from './opens-request.ts';

/** Puts what stands in bytes[start, end) where the move says, except texts, times and queries. */
export function setValue(
  bytes: Uint8Array,
  start: number,
  end: number,
  view: RecordView,
  move: Move,
): ParseFailure | null {
  switch (move.operation) {
    case OPERATION.request:
      setRequest(view, bytes, start, end);
      return null;
    case OPERATION.status:
      return setStatus(view, bytes, start, end);
    case OPERATION.bytes:
      return setSize(view, bytes, start, end, move);
    case OPERATION.address:
      return setHost(view, bytes, start, end, move);
    case OPERATION.duration: {
      const value = readDecimal(bytes, start, end);
      view.durationMs = value < 0 ? -1 : value * move.scale;
      return null;
    }
    case OPERATION.cookies:
      setCookieSession(view, bytes, start, end);
      return null;
    default:
      return null;
  }
}

function setStatus(view: RecordView, bytes: Uint8Array, start: number, end: number): ParseFailure | null {
  if (end - start === 1 && bytes[start] === ASCII.dash) return null;
  const status = readWhole(bytes, start, end);
  if (status < 0 || status > 999) return end > start ? 'bad-status' : 'too-short';
  view.status = status;
  return null;
}

function setSize(
  view: RecordView,
  bytes: Uint8Array,
  start: number,
  end: number,
  move: Move,
): ParseFailure | null {
  // CLF writes "-" for a reply without a body.
  if (end - start === 1 && bytes[start] === ASCII.dash) {
    view.bytes = 0;
    return null;
  }
  let last = start;
  while (last < end && isDigit(bytes[last])) last++;
  // Behind a size that only the line's end ends, columns may stand that the layout does not know.
  const stands = last === end || (move.stop.length === 0 && bytes[last] === ASCII.space);
  if (stands) view.bytes = readWhole(bytes, start, last);
  // `512198.51.100.7 - - [time] "GET`: the next record is glued to it, and ends it where its request begins.
  const isGlued =
    !stands && bytes[end + 1] === ASCII.quote && opensRequest(bytes, start, end + 1, bytes.length);
  return isGlued ? 'two-records' : null;
}

function setHost(
  view: RecordView,
  bytes: Uint8Array,
  start: number,
  end: number,
  move: Move,
): ParseFailure | null {
  if (start === end || bytes[start] === ASCII.quote)
    return move.field === FIELD.address ? 'bad-address' : null;
  // Where something else than a blank ends it (`%v:%p`), a blank shows that this is another layout.
  if (move.stop.first === ASCII.colon && indexOfByte(bytes, start, end, ASCII.space) < end)
    return 'not-this-format';
  let last = move.list ? indexOfByte(bytes, start, end, ASCII.comma) : end;
  if (move.port) last = portColon(bytes, start, last);
  setAddress(view, move.field, bytes, start, last);
  return null;
}

/** The colon before the port that is known to follow; `end` when there is none. */
function portColon(bytes: Uint8Array, start: number, end: number): number {
  let i = end - 1;
  while (i > start && bytes[i] !== ASCII.colon) i--;
  return i > start ? i : end;
}

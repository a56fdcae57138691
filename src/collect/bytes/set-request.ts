import { FIELD, type RecordView } from '../record-view.ts';
import { ASCII, isDigit } from './ascii.ts';
import { indexOfByte, startsWith } from './byte-text.ts';

const ESCAPE = 0x1b;
const LETTER_M = 0x6d;

/**
 * Splits a request line (RFC 9112, section 3) as logged: the method before the first space, the protocol after
 * the last one if it says HTTP/x, the target between, which may hold spaces. What is no request line (a TLS
 * hello on a plain port, a torn line) is kept whole as the target, with an empty method.
 */
export function setRequest(view: RecordView, bytes: Uint8Array, from: number, to: number): void {
  const isColoured = bytes[from] === ESCAPE && from < to;
  const start = isColoured ? behindColour(bytes, from, to) : from;
  const end = isColoured && startsWith(bytes, to - 4, to, '\x1b[0m') ? Math.max(start, to - 4) : to;
  const version = protocolStart(bytes, start, end);
  const target = methodEnd(bytes, start, version === end ? end : version - 1);
  if (target === start || (version === end && !looksLikeOldRequest(bytes, start, target, end))) {
    setWhole(view, bytes, start, end);
    return;
  }
  view.start[FIELD.method] = start;
  view.end[FIELD.method] = target;
  view.start[FIELD.target] = target + 1;
  view.end[FIELD.target] = version === end ? end : Math.max(target + 1, version - 1);
  view.start[FIELD.protocol] = version;
  view.end[FIELD.protocol] = end;
}

/** Werkzeug colours the request by its status where it logs to a terminal (`\x1b[31m\x1b[1mGET / HTTP/1.1\x1b[0m`). */
function behindColour(bytes: Uint8Array, from: number, to: number): number {
  let i = from;
  while (bytes[i] === ESCAPE && bytes[i + 1] === ASCII.bracket) {
    const letter = indexOfByte(bytes, i, Math.min(to, i + 12), LETTER_M);
    if (bytes[letter] !== LETTER_M || letter >= to) break;
    i = letter + 1;
  }
  return i;
}

function setWhole(view: RecordView, bytes: Uint8Array, start: number, end: number): void {
  view.start[FIELD.target] = start;
  view.end[FIELD.target] = end - start === 1 && bytes[start] === ASCII.dash ? start : end;
}

/** Where `HTTP/x` begins at the end of the line, after a space; `end` when it does not. */
function protocolStart(bytes: Uint8Array, start: number, end: number): number {
  // "HTTP/1.1" is what nearly every line ends with; "HTTP/2", "HTTP/2.0" and "HTTP/3" are the others.
  if (isVersion(bytes, start, end - 8)) return end - 8;
  return isVersion(bytes, start, end - 6) ? end - 6 : end;
}

function isVersion(bytes: Uint8Array, start: number, at: number): boolean {
  return (
    at > start &&
    bytes[at + 4] === ASCII.slash &&
    bytes[at - 1] === ASCII.space &&
    bytes[at] === 0x48 &&
    bytes[at + 1] === 0x54 &&
    bytes[at + 2] === 0x54 &&
    bytes[at + 3] === 0x50 &&
    isDigit(bytes[at + 5])
  );
}

/** The end of a method token that a space follows; `start` when there is none. */
function methodEnd(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && isTokenByte(bytes[i] as number)) i++;
  return bytes[i] === ASCII.space && i - start <= 64 ? i : start;
}

/** Token characters that methods are made of in practice: letters, digits, "-", "_" and ".". */
function isTokenByte(byte: number): boolean {
  const letter = byte | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    byte === ASCII.dash ||
    byte === 0x5f ||
    (byte >= 0x30 && byte <= 0x39)
  );
}

/** HTTP/0.9: an upper-case method and a path or URL without a version. */
function looksLikeOldRequest(bytes: Uint8Array, start: number, methodEnds: number, end: number): boolean {
  for (let i = start; i < methodEnds; i++) if ((bytes[i] as number) > 0x5a) return false;
  const first = bytes[methodEnds + 1];
  return methodEnds + 1 < end && (first === ASCII.slash || first === 0x2a || first === 0x68);
}

import { ASCII, isDigit } from '../bytes/ascii.ts';
import { indexOfByte, textOf } from '../bytes/byte-text.ts';
import type { TimeReader } from '../time/time-reader.ts';

/** Tags are short; a colon further on belongs to the message. */
const LONGEST_TAG = 64;

/** What stands before the message of a syslog line. */
export interface SyslogLine {
  readonly at: number;
  readonly host: string;
  /** The program's name without its process id: `sshd`, `sudo`. */
  readonly program: string;
  /** Where the message begins. */
  readonly message: number;
}

/**
 * Reads the head of a syslog line: RFC 3164 (`May  6 07:08:09 host sshd[123]: …`, no year), RFC 5424
 * (`<86>1 2024-05-06T07:08:09Z host sshd 123 - - …`) or rsyslog's and systemd's ISO form
 * (`2024-05-06T07:08:09.123+09:00 host sshd[123]: …`), each with or without the priority in front.
 *
 * @returns undefined when it is none of these; `at` is NaN for an impossible date
 */
export function readSyslog(
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
): SyslogLine | undefined {
  let pos = skipPriority(bytes, skipLength(bytes, start, end), end);
  const isNew = bytes[pos] === 0x31 && bytes[pos + 1] === ASCII.space && pos > start;
  if (isNew) pos += 2;
  if (pos >= end || isDigit(bytes[pos]) !== (isNew || looksIso(bytes, pos, end))) return undefined;
  const at = times.read(bytes, pos, end);
  if (times.next < 0 || bytes[times.next] !== ASCII.space) return undefined;
  const hostStart = times.next + 1;
  const hostEnd = indexOfByte(bytes, hostStart, end, ASCII.space);
  if (hostEnd >= end || hostEnd === hostStart) return undefined;
  // Some senders leave the host's name out.
  if (!isNew && bytes[hostEnd - 1] === ASCII.colon)
    return readOldTag(bytes, hostStart, end, { at, host: '' });
  const head = { at, host: textOf(bytes, hostStart, hostEnd) };
  return isNew ? readNewTag(bytes, hostEnd + 1, end, head) : readOldTag(bytes, hostEnd + 1, end, head);
}

function looksIso(bytes: Uint8Array, pos: number, end: number): boolean {
  return pos + 19 < end && bytes[pos + 4] === ASCII.dash && bytes[pos + 7] === ASCII.dash;
}

/** The length of a message before it (octet counting: RFC 6587, 3.4.1). */
function skipLength(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && i - start < 6 && isDigit(bytes[i])) i++;
  return i > start && bytes[i] === ASCII.space && bytes[i + 1] === 0x3c ? i + 1 : start;
}

function skipPriority(bytes: Uint8Array, start: number, end: number): number {
  if (start >= end || bytes[start] !== 0x3c) return start;
  let i = start + 1;
  while (i < end && isDigit(bytes[i])) i++;
  return i > start + 1 && i - start < 5 && bytes[i] === 0x3e ? i + 1 : start;
}

/** `sshd[123]: ` or `sudo: `, with blanks allowed in the name (`su-l`, `CRON`). */
function readOldTag(
  bytes: Uint8Array,
  start: number,
  end: number,
  head: Pick<SyslogLine, 'at' | 'host'>,
): SyslogLine | undefined {
  const colon = indexOfByte(bytes, start, Math.min(end, start + LONGEST_TAG), ASCII.colon);
  if (colon === start || bytes[colon] !== ASCII.colon || colon >= end) return undefined;
  const tag = textOf(bytes, start, colon);
  const program = /^([^[\]]+)(?:\[[^\]]*\])?$/.exec(tag)?.[1];
  if (program === undefined) return undefined;
  const message = bytes[colon + 1] === ASCII.space && colon + 1 < end ? colon + 2 : colon + 1;
  return { ...head, program: baseName(program), message };
}

/** `sshd 123 msgid [data] message` of RFC 5424. */
function readNewTag(
  bytes: Uint8Array,
  start: number,
  end: number,
  head: Pick<SyslogLine, 'at' | 'host'>,
): SyslogLine | undefined {
  const nameEnd = indexOfByte(bytes, start, end, ASCII.space);
  const processEnd = indexOfByte(bytes, nameEnd + 1, end, ASCII.space);
  const idEnd = indexOfByte(bytes, processEnd + 1, end, ASCII.space);
  if (idEnd >= end) return undefined;
  const dataEnd = structuredDataEnd(bytes, idEnd + 1, end);
  let message = Math.min(end, dataEnd + 1);
  // The message may begin with a byte order mark.
  if (bytes[message] === 0xef && bytes[message + 1] === 0xbb && bytes[message + 2] === 0xbf) message += 3;
  return { ...head, program: baseName(textOf(bytes, start, nameEnd)), message: Math.min(message, end) };
}

function structuredDataEnd(bytes: Uint8Array, start: number, end: number): number {
  // Heroku leaves it out: then the message begins here.
  if (bytes[start] !== ASCII.bracket) return bytes[start] === ASCII.dash ? start + 1 : start - 1;
  let quoted = false;
  for (let i = start; i < end; i++) {
    if (bytes[i] === ASCII.backslash) i++;
    else if (bytes[i] === ASCII.quote) quoted = !quoted;
    else if (!quoted && bytes[i] === ASCII.bracketEnd && bytes[i + 1] !== ASCII.bracket) return i + 1;
  }
  return end;
}

function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1).toLowerCase();
}

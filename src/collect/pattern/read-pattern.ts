import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { readDuration } from '../named/read-duration.ts';
import type { ReadRecord } from '../text-parser.ts';
import type { TimeReader } from '../time/time-reader.ts';

/** Longer than any request line that a server takes. */
const LONGEST = 131_072;

/** How a line of a framework's logger looks. */
export interface LinePattern {
  readonly name: string;
  /**
   * Its groups are named `time address account method target plain query protocol status bytes duration referer agent host headers`; one
   * pass over the line, without two ways to read a stretch of it.
   */
  readonly line: RegExp;
  /** Lines beside those of requests, which say nothing. */
  readonly ignored?: RegExp;
  /** Milliseconds in one unit of a duration that names none. */
  readonly unit?: number;
  /** Whether `target` is written as a string of Go; `plain` never is. */
  readonly isQuoted?: boolean;
}

/** As it stands, or in quotes. */
const NOTHING = /^"?-"?$/;
const COLOUR = /\x1b\[[\d;]*m/g;

/** Reads lines that are no columns between single blanks, by what they look like. */
export function readPattern({ line, ignored, unit = 1, isQuoted = false }: LinePattern): ReadRecord {
  return (bytes, start, end, times) => {
    if (end - start > LONGEST) return 'too-long';
    const written = textOf(bytes, start, end);
    const text = written.includes('\x1b') ? written.replace(COLOUR, '') : written;
    const found = line.exec(text)?.groups;
    if (found === undefined) return ignored?.test(text) === true ? 'ignored' : 'not-this-format';
    const at = found.time === undefined ? Number.NaN : timeOf(found.time, times);
    if (found.time !== undefined && Number.isNaN(at)) return 'bad-time';
    const header = (name: string) => headerIn(found.headers, name);
    return {
      kind: 'web',
      at,
      address: addressOf(found.address ?? ''),
      account: found.account,
      method: found.method,
      target: targetOf(found, isQuoted),
      protocol: found.protocol,
      status: found.status === undefined ? -1 : Number(found.status),
      bytes: /^\d{1,15}$/.test(found.bytes ?? '') ? Number(found.bytes) : -1,
      durationMs: durationOf(found.duration, unit),
      referer: found.referer ?? header('referer'),
      userAgent: found.agent ?? header('user-agent'),
      host: found.host ?? header('host'),
    };
  };
}

function timeOf(text: string, times: TimeReader): number {
  const bytes = bytesOf(text.replace(' - ', ' '));
  return times.readAll(bytes, 0, bytes.length);
}

function targetOf(
  { plain, target = '', query = '' }: Readonly<Record<string, string>>,
  isQuoted: boolean,
): string {
  const text = plain ?? (isQuoted ? unquoted(target) : target);
  return query === '' || NOTHING.test(query) ? text : `${text}?${query}`;
}

function durationOf(text: string | undefined, unit: number): number {
  const bytes = bytesOf(text ?? '');
  return bytes.length === 0 ? -1 : readDuration(bytes, 0, bytes.length, unit);
}

/** Without a port, and without the brackets around an IPv6 address. */
function addressOf(text: string): string {
  const bare =
    /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ??
    (/^[^:]*:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text);
  return bare.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}

/** Headers between bars, as Hiawatha writes them. */
function headerIn(headers: string | undefined, name: string): string {
  if (headers === undefined) return '';
  const found = headers
    .split('|')
    .find((text) => text.slice(0, name.length + 1).toLowerCase() === `${name}:`);
  return found === undefined ? '' : found.slice(name.length + 1).trim();
}

function unquoted(text: string): string {
  return text.includes('\\') ? text.replace(/\\(["\\])/g, '$1') : text;
}

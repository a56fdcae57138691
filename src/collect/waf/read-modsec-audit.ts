import { ASCII } from '../bytes/ascii.ts';
import { bytesOf, indexOfByte, startsWith, textOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';
import { headerOf, requestFacts } from './http-text.ts';
import { joinAlerts, readAlert } from './modsecurity-alert.ts';

/** More than ModSecurity writes into one part. */
const MOST_LINES = 1000;
const LONGEST_LINE = 16_384;
const LONGEST_BOUNDARY = 64;
/** Bodies are read up to here: more than the limit that ModSecurity comes with (SecRequestBodyNoFilesLimit, 128 KB). */
const LONGEST_BODY = 262_144;
/** Twice the letters there are. */
const MOST_BOUNDARIES = 52;

const BOUNDARY = /^--(?:-?[0-9A-Za-z]+-(?:--)?)([A-Z])--\r?$/;
/** Part A: time, unique id, client and its port, server and its port. */
const PART_A = /^\[(?<time>[^\]]+)\] \S+ (?<address>\S+) \d+ \S+ \d+/;

/** Reads a transaction of ModSecurity's serial audit log, of which the parts stand behind their boundaries. */
export function readModsecAudit(
  bytes: Uint8Array,
  start: number,
  end: number,
  times: TimeReader,
): TextRecord | ParseFailure {
  const { lines: parts, body } = partsOf(bytes, start, end);
  const head = PART_A.exec(parts.get('A')?.[0] ?? '')?.groups;
  if (head === undefined) return parts.has('A') ? 'field-missing' : 'not-this-format';
  const time = bytesOf(head.time ?? '');
  const at = times.readAll(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  const request = parts.get('B') ?? [];
  const trailer = parts.get('H') ?? [];
  const alert = joinAlerts(alertsOf(trailer).map(readAlert));
  const intercepted = trailer.some((line) => line.startsWith('Action: Intercepted'));
  const status = /^HTTP\/\S+ (\d{3})/.exec(parts.get('F')?.[0] ?? '')?.[1];
  return {
    kind: 'waf',
    at,
    address: head.address,
    action: intercepted ? 'waf.blocked' : (alert?.action ?? ''),
    object: alert?.ruleId,
    message: alert?.message,
    status: status === undefined ? (alert?.status ?? -1) : Number(status),
    ...requestFacts(request[0] ?? '', (name) => headerOf(request, name), body),
  };
}

/** Alerts stand behind `Message: ` in version 2, and behind `ModSecurity: ` in version 3. */
function alertsOf(trailer: readonly string[]): string[] {
  return trailer.flatMap((line) => {
    if (line.startsWith('Message: ')) return [line.slice('Message: '.length)];
    return line.startsWith('ModSecurity: ') ? [line] : [];
  });
}

/** What a record holds. */
interface Parts {
  /** The lines of each part that is read, by its letter. */
  readonly lines: ReadonlyMap<string, readonly string[]>;
  /** The request's body, in which a line end is the client's: the answer's (part E) can be large, and is not read. */
  readonly body: string;
}

function partsOf(bytes: Uint8Array, start: number, end: number): Parts {
  const parts = new Map<string, string[]>();
  const bodies = new Map<string, string>();
  let lines: string[] | undefined;
  let bodyPart = '';
  let bodyStart = end;
  let boundaries = 0;
  const endBody = (at: number): void => {
    const last = bytes[at - 2] === ASCII.carriageReturn ? at - 2 : at - 1;
    if (bodyPart !== '')
      bodies.set(bodyPart, textOf(bytes, bodyStart, Math.min(last, bodyStart + LONGEST_BODY)));
    bodyPart = '';
  };
  for (let pos = start; pos < end && boundaries < MOST_BOUNDARIES; ) {
    const lineEnd = indexOfByte(bytes, pos, end, ASCII.newline);
    const isShort = lineEnd - pos <= LONGEST_BOUNDARY && startsWith(bytes, pos, lineEnd, '--');
    const letter = isShort ? BOUNDARY.exec(textOf(bytes, pos, lineEnd))?.[1] : undefined;
    if (letter !== undefined) {
      boundaries++;
      endBody(pos);
      const isNew = !parts.has(letter) && !bodies.has(letter);
      lines = isNew && 'ABFH'.includes(letter) ? [] : undefined;
      if (lines !== undefined) parts.set(letter, lines);
      bodyPart = isNew && 'CI'.includes(letter) ? letter : '';
      bodyStart = lineEnd + 1;
    } else if (lines !== undefined && lines.length < MOST_LINES) {
      lines.push(textOf(bytes, pos, Math.min(lineEnd, pos + LONGEST_LINE)).replace(/\r$/, ''));
    }
    pos = lineEnd + 1;
  }
  endBody(end + 1);
  // Part I stands for C without the files that were sent (ModSecurity's reference manual, SecAuditLogParts).
  return { lines: parts, body: bodies.get('I') ?? bodies.get('C') ?? '' };
}

import { ASCII, isDigit } from '../bytes/ascii.ts';
import { indexOfByte } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { Column } from '../column.ts';
import { KeyTree } from '../json/key-tree.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { NamedRecord } from '../named/named-record.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';

/** What keys mean that do not mean what they usually do; null for those that say nothing. */
const OWN: Readonly<Record<string, Column | null>> = {
  // Heroku's router ("HTTP routing"): `at` is a level, `service` the time that the shop took.
  at: null,
  fwd: { role: 'address', rank: 1, list: true, header: 'x-forwarded-for', carries: 'X-Forwarded-For' },
  service: { role: 'duration', rank: 1, scale: 1 },
};

/** lograge (Rails) names the controller, and counts milliseconds without saying so. */
const MILLISECONDS: Column = { role: 'duration', rank: 9, scale: 1 };

/** What stands before an event's first bar. */
const LONGEST_HEAD = 240;
const BAR = 0x7c;

/** Fewer pairs make no record: prose has a sign of equality now and then. */
const LEAST_PAIRS = 4;

/** Reads `key=value` pairs; values with blanks stand in double quotes, with backslashes inside. */
export class LogfmtParser implements RecordParser {
  readonly format = 'logfmt';
  readonly #record: NamedRecord;
  readonly #keys = new KeyTree(([key = '']) => columnOfKey(key));
  #pairs = 0;
  #isLograge = false;
  #durationStart = 0;
  #durationEnd = 0;

  constructor(options: ParserOptions) {
    this.#record = new NamedRecord(options, unescapeJson);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end) return 'ignored';
    // Pairs whose values have blanks and whose keys mean other things.
    if (isEvent(bytes, start, end)) return 'not-this-format';
    this.#record.begin();
    this.#pairs = 0;
    this.#isLograge = false;
    this.#durationEnd = this.#durationStart;
    for (let pos = start; pos < end; ) {
      const keyEnd = endOfKey(bytes, pos, end);
      if (bytes[keyEnd] === ASCII.equals && keyEnd < end && keyEnd > pos)
        pos = this.#value(bytes, pos, keyEnd, end);
      else pos = keyEnd + 1;
    }
    if (this.#isLograge) this.#record.offer(MILLISECONDS, bytes, this.#durationStart, this.#durationEnd, 0);
    return this.#pairs < LEAST_PAIRS ? 'not-this-format' : this.#record.finish(bytes, view);
  }

  /** Takes the value behind `=` and returns where it ends. */
  #value(bytes: Uint8Array, key: number, keyEnd: number, end: number): number {
    const node = this.#keys.child(this.#keys.root, this.#pairs, bytes, key, keyEnd);
    this.#pairs++;
    const isQuoted = bytes[keyEnd + 1] === ASCII.quote;
    const first = isQuoted ? keyEnd + 2 : keyEnd + 1;
    let i = first;
    let escaped = 0;
    for (; i < end && bytes[i] !== (isQuoted ? ASCII.quote : ASCII.space); i++) {
      if (!isQuoted || bytes[i] !== ASCII.backslash) continue;
      escaped = 1;
      i++;
    }
    const valueEnd = Math.min(i, end);
    if (node.meaning !== undefined) this.#record.offer(node.meaning, bytes, first, valueEnd, escaped);
    if (node.path[0] === 'controller') this.#isLograge = true;
    else if (node.path[0] === 'duration') {
      this.#durationStart = first;
      this.#durationEnd = valueEnd;
    }
    return valueEnd + 1;
  }
}

/** `CEF:0|` and `LEEF:1.0|`, behind syslog's head or cut off by it. */
function isEvent(bytes: Uint8Array, start: number, end: number): boolean {
  const bar = indexOfByte(bytes, start, Math.min(end, start + LONGEST_HEAD), BAR);
  return bytes[bar] === BAR && isDigit(bytes[bar - 1]);
}

function endOfKey(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && bytes[i] !== ASCII.equals && bytes[i] !== ASCII.space && bytes[i] !== ASCII.quote) i++;
  return i;
}

function columnOfKey(key: string): Column | undefined {
  const own = Object.hasOwn(OWN, key) ? OWN[key] : undefined;
  return own === undefined ? columnOfName(key.split(/[.>]/)) : (own ?? undefined);
}

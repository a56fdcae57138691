import { bytesOf } from '../bytes/byte-text.ts';
import type { ParserOptions } from '../record-parser.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';

/** Keys that tell when the request came, the surest first; `start` and `rt` count milliseconds or name a date. */
const KEYS = ['eventtime', 'start', 'rt', 'devtime', 'devicereceipttime', 'end', 'datetime'];
const ZONED = /^(.*\d) ?(UTC|GMT|Z|JST)$/;

/** NetScaler's own head: `11/22/2026:12:13:14 GMT`, the month first unless it was told otherwise. */
const CITRIX = /(?<month>\d\d)\/(?<day>\d\d)\/(?<year>\d{4}):(?<clock>\d\d:\d\d:\d\d) GMT /;

/** When an event happened: as its keys say, else as the head does that syslog put before it. */
export class EventTime {
  readonly #own: TimeReader;
  readonly #utc: TimeReader;
  readonly #japan: TimeReader;

  constructor(options: ParserOptions) {
    this.#own = new TimeReader(timeContext(options));
    this.#utc = new TimeReader(timeContext({ ...options, timezone: 'UTC' }));
    this.#japan = new TimeReader(timeContext({ ...options, timezone: 'Asia/Tokyo' }));
  }

  /** Milliseconds since the epoch; NaN when nothing tells. */
  of(values: ReadonlyMap<string, string>, head: string): number {
    const [date, time] = [values.get('date'), values.get('time')];
    const zone = /^\(GMT([+-]\d{1,2}):(\d\d)\)|^([+-]\d\d)(\d\d)$/.exec(
      values.get('timezone') ?? values.get('tz') ?? '',
    );
    for (const key of KEYS) {
      const at = this.#read(values.get(key) ?? '');
      if (!Number.isNaN(at)) return at;
    }
    if (date !== undefined && time !== undefined) return this.#read(`${date}T${time}${offsetOf(zone)}`);
    const citrix = CITRIX.exec(head)?.groups;
    if (citrix !== undefined)
      return this.#read(`${citrix.year}-${citrix.month}-${citrix.day}T${citrix.clock}Z`);
    const bytes = bytesOf(head.replace(/^(?:\d{1,5} )?<\d{1,3}>(?:1 )?\s*/, '').trimStart());
    return this.#own.read(bytes, 0, bytes.length);
  }

  #read(text: string): number {
    if (text === '') return Number.NaN;
    const [, plain = text, zone = ''] = ZONED.exec(text) ?? [];
    const reader = zone === '' ? this.#own : zone === 'JST' ? this.#japan : this.#utc;
    const bytes = bytesOf(plain);
    return reader.readAll(bytes, 0, bytes.length);
  }
}

/** `(GMT+9:00)Osaka,…` of FortiWeb, `+0900` of FortiGate. */
function offsetOf(zone: RegExpExecArray | null): string {
  if (zone === null) return '';
  const hours = Number(zone[1] ?? zone[3]);
  const sign = (zone[1] ?? zone[3] ?? '').startsWith('-') ? '-' : '+';
  return `${sign}${String(Math.abs(hours)).padStart(2, '0')}:${zone[2] ?? zone[4]}`;
}

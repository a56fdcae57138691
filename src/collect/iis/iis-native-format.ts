import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import { recordStart } from '../bytes/record-start.ts';
import type { Format } from '../format.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { civilMs } from '../time/civil-time.ts';
import { zoneClock } from '../time/zone-clock.ts';

/** Longer lines are read up to here: what stands behind is the end of a query. */
const LONGEST = 65_536;

/**
 * Client, user, date, time, service, server's name and address, milliseconds, bytes received and sent, status, Windows
 * status, method, target, query: `, ` after each. A query may hold commas of its own.
 */
const LINE =
  /^(?<address>[^,\s]+), (?<account>[^,]*), (?<date>[\d/.-]{6,10}), (?<time>\d{1,2}:\d\d:\d\d), (?<service>\w*SVC\d*), [^,]*, [^,]*, (?<took>\d+), \d+, (?<bytes>\d+), (?<status>\d{1,4}), \d+, (?<method>[^,\s]*), (?<path>[^,]*(?:,(?! )[^,]*)*)(?:, (?<query>.*?))?,?$/s;

/**
 * IIS's own log file format ("IIS Log File Format"): fixed columns, times of the server's clock. Windows writes dates as
 * its language does, so the order of month and day is the name's to tell where the day is not above 12.
 */
export const IIS_NATIVE: Format = iisFormat('iis-native', true);
/** The same where the day comes first, as in most of Europe. */
export const IIS_NATIVE_DAY_FIRST: Format = iisFormat('iis-native-day-first', false);

function iisFormat(name: string, isMonthFirst: boolean): Format {
  return { name, kind: 'web', createParser: (options) => new IisNativeParser(name, isMonthFirst, options) };
}

class IisNativeParser implements RecordParser {
  readonly format: string;
  readonly #isMonthFirst: boolean;
  readonly #timezone: string;
  readonly #writer = new TextRecordWriter();

  constructor(name: string, isMonthFirst: boolean, { timezone }: ParserOptions) {
    this.format = name;
    this.#isMonthFirst = isMonthFirst;
    this.#timezone = timezone;
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = recordStart(bytes, from, end);
    if (start >= end || bytes[start] === ASCII.hash) return 'ignored';
    const found = LINE.exec(textOf(bytes, start, Math.min(end, start + LONGEST)))?.groups;
    if (found === undefined) return 'not-this-format';
    if (!found.service?.startsWith('W3SVC')) return 'not-this-format';
    const at = this.#instant(found.date ?? '', found.time ?? '');
    if (Number.isNaN(at)) return 'bad-time';
    const status = Number(found.status);
    if (status > 999) return 'bad-status';
    this.#writer.write(
      {
        kind: 'web',
        at,
        address: found.address?.replace(/%\w+$/, ''),
        account: found.account,
        method: found.method,
        target: targetOf(found.path ?? '', found.query ?? ''),
        status,
        bytes: Number(found.bytes),
        durationMs: Number(found.took),
      },
      view,
    );
    return null;
  }

  #instant(date: string, time: string): number {
    const [year, month, day] = this.#dateParts(date);
    const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
    const local = civilMs(year, month, day, hour, minute, second);
    return Number.isNaN(local) ? local : zoneClock(this.#timezone).toInstant(local);
  }

  /** Years of two digits are of this century: IIS is no older. */
  #dateParts(date: string): readonly [year: number, month: number, day: number] {
    const [first = Number.NaN, second = Number.NaN, third = Number.NaN] = date.split(/[/.-]/).map(Number);
    if (first > 99) return [first, second, third];
    const year = third < 100 ? 2000 + third : third;
    // Points stand between day and month only where the day comes first.
    const isMonthFirst = this.#isMonthFirst && !date.includes('.');
    return isMonthFirst ? [year, first, second] : [year, second, first];
  }
}

function targetOf(path: string, query: string): string {
  return query === '' || query === '-' ? path : `${path}?${query}`;
}

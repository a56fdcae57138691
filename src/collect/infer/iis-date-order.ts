import { textOf } from '../bytes/byte-text.ts';
import { IIS_NATIVE_DAY_FIRST } from '../iis/iis-native-format.ts';
import { type Trial, tryFormat } from './try-format.ts';

/** IIS names a day's file after it: `in240503.log`, `u_in240503.log`. */
const FILE_NAME = /(?:^|[\\/])(?:u_)?in\d\d(?<month>\d\d)(?<day>\d\d)\.log/i;
const FIRST_DATE = /^[^,]+, [^,]*, (?<first>\d{1,2})\/(?<second>\d{1,2})\/\d+,/;

/**
 * Whether month or day comes first in IIS's own log: a day above 12 tells, else the file's name. Without either it is the
 * month, as Windows writes it in English (United States).
 *
 * @param month what reading with the month first gave
 */
export function iisDateOrder(sample: Uint8Array, fileName: string, month: Trial): Trial {
  const day = tryFormat(IIS_NATIVE_DAY_FIRST, sample);
  if (day.understood !== month.understood) return day.understood > month.understood ? day : month;
  const named = FILE_NAME.exec(fileName)?.groups;
  const first = FIRST_DATE.exec(textOf(sample, 0, Math.min(sample.length, 400)))?.groups;
  if (named === undefined || first === undefined) return month;
  const [named1, named2] = [Number(named.month), Number(named.day)];
  const isDayFirst = Number(first.first) === named2 && Number(first.second) === named1 && named1 !== named2;
  return isDayFirst ? day : month;
}

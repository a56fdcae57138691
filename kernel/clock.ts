import { twoDigits } from './bytes';

const LENGTH: usize = 26;
const NONE: i32 = i32.MIN_VALUE;

/** The time last read without its seconds, in two overlapping halves, and the minute that it means. */
let firstHalf: v128 = i8x16.splat(0);
let secondHalf: v128 = i8x16.splat(0);
let minute: i32 = NONE;

/** All bytes of `17/May/2015:10:05:03 +0000` from the eleventh on, but the seconds. */
const NOT_SECONDS: v128 = i8x16(-1, -1, -1, -1, -1, -1, -1, -1, 0, 0, -1, -1, -1, -1, -1, -1);

/** The minute and the second last read. */
export let readMinute: i32 = 0;
export let readSecond: i32 = 0;

/** Forgets the minute at hand: another input may follow. */
export function resetClock(): void {
  minute = NONE;
}

/**
 * Reads Apache's usual time with a numeric zone. Lines of one minute follow each other, so most cost two
 * comparisons.
 *
 * @returns where it ends; 0 for anything else, and for seconds and days that need a second thought
 */
export function readClock(at: usize, end: usize): usize {
  if (at + LENGTH > end) return 0;
  const second = twoDigits(at + 18);
  if (second > 59) return 0;
  const first = v128.load(at);
  const rest = v128.and(v128.load(at + 10), NOT_SECONDS);
  if (
    minute === NONE ||
    i8x16.bitmask(i8x16.eq(first, firstHalf)) !== 0xffff ||
    i8x16.bitmask(i8x16.eq(rest, secondHalf)) !== 0xffff
  ) {
    const found = minuteAt(at);
    if (found === NONE) return 0;
    minute = found;
    firstHalf = first;
    secondHalf = rest;
  }
  readMinute = minute;
  readSecond = <i32>second;
  return at + LENGTH;
}

/** Minutes since the epoch of a time whose seconds are read; NONE for what is no such time. */
function minuteAt(at: usize): i32 {
  const day = twoDigits(at);
  const month = monthAt(at + 3);
  const century = twoDigits(at + 7);
  const years = twoDigits(at + 9);
  const hour = twoDigits(at + 12);
  const minutes = twoDigits(at + 15);
  const zoneHours = twoDigits(at + 22);
  const zoneMinutes = twoDigits(at + 24);
  // Every month has 28 days; the few others are left to the program's own reader.
  if (day < 1 || day > 28 || month === 0 || century < 19 || century > 20 || years > 99) return NONE;
  if (hour > 23 || minutes > 59 || zoneHours > 18 || zoneMinutes > 59) return NONE;
  if (load<u8>(at, 2) !== 0x2f || load<u8>(at, 6) !== 0x2f || load<u8>(at, 11) !== 0x3a) return NONE;
  if (load<u8>(at, 14) !== 0x3a || load<u8>(at, 17) !== 0x3a || load<u8>(at, 20) !== 0x20) return NONE;
  const sign = load<u8>(at, 21);
  if (sign !== 0x2b && sign !== 0x2d) return NONE;
  const zone = <i32>(zoneHours * 60 + zoneMinutes);
  const local = dayOf(<i32>(century * 100 + years), <i32>month, <i32>day) * 1440 + <i32>(hour * 60 + minutes);
  return sign === 0x2d ? local + zone : local - zone;
}

/** 1 to 12; 0 for what is no month's name. */
function monthAt(at: usize): u32 {
  const name = (load<u32>(at) & 0xffffff) | 0x202020;
  if (name === 0x6e616a) return 1;
  if (name === 0x626566) return 2;
  if (name === 0x72616d) return 3;
  if (name === 0x727061) return 4;
  if (name === 0x79616d) return 5;
  if (name === 0x6e756a) return 6;
  if (name === 0x6c756a) return 7;
  if (name === 0x677561) return 8;
  if (name === 0x706573) return 9;
  if (name === 0x74636f) return 10;
  if (name === 0x766f6e) return 11;
  return name === 0x636564 ? 12 : 0;
}

/** Days since the epoch, by counting years from March (E. G. Richards, Explanatory Supplement, 15.11). */
function dayOf(year: i32, month: i32, day: i32): i32 {
  const shifted = month > 2 ? year : year - 1;
  const era = shifted / 400;
  const yearOfEra = shifted - era * 400;
  const dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

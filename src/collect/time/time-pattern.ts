import type { CivilTime } from './civil-time.ts';
import { digits, monthAt, readClock, readFraction, readZone } from './read-parts.ts';

/** One item of a strftime-like pattern: reads at a position and returns the next one, or -1. */
export type TimeItem = (bytes: Uint8Array, at: number, end: number, time: CivilTime) => number;

export type TimePattern = readonly TimeItem[];

/** Reads a time as its pattern says. Returns the position after it, or -1. */
export function readPattern(
  pattern: TimePattern,
  bytes: Uint8Array,
  at: number,
  end: number,
  time: CivilTime,
): number {
  let next = at;
  for (let i = 0; i < pattern.length && next >= 0; i++)
    next = (pattern[i] as TimeItem)(bytes, next, end, time);
  return next;
}

/**
 * The items of a strftime pattern (`%d/%b/%Y:%H:%M:%S %z`), as Apache's `%{…}t` takes it.
 *
 * @returns undefined when it holds a conversion that is not known
 */
export function timePatternOf(text: string): TimePattern | undefined {
  const items: TimeItem[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== '%') {
      items.push(literal(text[i] as string));
      continue;
    }
    i++;
    while (text[i] === '-' || text[i] === '_' || text[i] === '0' || text[i] === 'E' || text[i] === 'O') i++;
    const made = conversion(text[i] ?? '');
    if (made === undefined) return undefined;
    items.push(...made);
  }
  return items;
}

/** The items of Apache's own words in `%{…}t`: `sec`, `msec`, `usec`, `msec_frac`, `usec_frac`. */
export function apacheTimeWord(word: string): TimePattern | undefined {
  if (word === 'sec') return [count(1)];
  if (word === 'msec') return [count(1000)];
  if (word === 'usec') return [count(1_000_000)];
  if (word === 'msec_frac') return [fraction(3)];
  return word === 'usec_frac' ? [fraction(6)] : undefined;
}

/** What reads one character that stands in the pattern as it is: the place behind it, -1 where another one stands. */
export function literal(char: string): TimeItem {
  const byte = char.charCodeAt(0);
  return (bytes, at, end) => (at < end && bytes[at] === byte ? at + 1 : -1);
}

function conversion(letter: string): TimePattern | undefined {
  const simple = CONVERSIONS[letter];
  if (simple !== undefined) return [simple];
  const composed = COMPOSED[letter];
  return composed === undefined ? undefined : timePatternOf(composed);
}

/** Reads a number of one or two digits; strftime pads with zeros or blanks. */
function number(set: (time: CivilTime, value: number) => void): TimeItem {
  return (bytes, at, end, time) => {
    const start = bytes[at] === 0x20 ? at + 1 : at;
    const two = digits(bytes, start, end, 2);
    const value = two >= 0 ? two : digits(bytes, start, end, 1);
    if (value < 0) return -1;
    set(time, value);
    return start + (two >= 0 ? 2 : 1);
  };
}

function count(perSecond: number): TimeItem {
  return (bytes, at, end, time) => {
    let value = 0;
    let i = at;
    for (; i < end; i++) {
      const digit = (bytes[i] as number) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    if (i === at || i - at > 17) return -1;
    time.epoch = Math.floor(value / perSecond);
    time.millisecond = Math.floor(((value - time.epoch * perSecond) * 1000) / perSecond);
    return i;
  };
}

function fraction(places: number): TimeItem {
  return (bytes, at, end, time) => {
    const value = digits(bytes, at, end, places);
    if (value < 0) return -1;
    time.millisecond = Math.floor(value / 10 ** (places - 3));
    return at + places;
  };
}

const word: TimeItem = (bytes, at, end) => {
  let i = at;
  while (i < end && ((bytes[i] as number) | 32) >= 0x61 && ((bytes[i] as number) | 32) <= 0x7a) i++;
  return i > at ? i : -1;
};

const month: TimeItem = (bytes, at, end, time) => {
  time.month = monthAt(bytes, at, end);
  return time.month === 0 ? -1 : word(bytes, at, end, time);
};

const CONVERSIONS: Readonly<Record<string, TimeItem>> = {
  Y: (bytes, at, end, time) => {
    time.year = digits(bytes, at, end, 4);
    return time.year < 0 ? -1 : at + 4;
  },
  y: number((time, value) => {
    time.year = value < 69 ? 2000 + value : 1900 + value;
  }),
  m: number((time, value) => {
    time.month = value;
  }),
  d: number((time, value) => {
    time.day = value;
  }),
  e: number((time, value) => {
    time.day = value;
  }),
  H: number((time, value) => {
    time.hour = value;
  }),
  k: number((time, value) => {
    time.hour = value;
  }),
  I: number((time, value) => {
    time.hour = value % 12;
  }),
  l: number((time, value) => {
    time.hour = value % 12;
  }),
  M: number((time, value) => {
    time.minute = value;
  }),
  S: number((time, value) => {
    time.second = value;
  }),
  p: (bytes, at, end, time) => {
    if (at + 2 > end) return -1;
    if (((bytes[at] as number) | 32) === 0x70) time.hour += 12;
    return at + 2;
  },
  z: (bytes, at, end, time) => {
    const next = readZone(bytes, at, end, time);
    return next === at ? -1 : next;
  },
  Z: (bytes, at, end, time) => {
    const next = readZone(bytes, at, end, time);
    return next > at ? next : word(bytes, at, end, time);
  },
  b: month,
  h: month,
  B: month,
  a: word,
  A: word,
  s: count(1),
  f: (bytes, at, end, time) => readFraction(bytes, at - 1, end, time),
  T: readClock,
  n: literal('\n'),
  t: literal('\t'),
  '%': literal('%'),
};

const COMPOSED: Readonly<Record<string, string>> = {
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  R: '%H:%M',
  r: '%I:%M:%S %p',
  c: '%a %b %e %H:%M:%S %Y',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
};

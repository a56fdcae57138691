import { MASK, type SecretRange } from './secret-range.ts';

const SHORTEST = 13;
const LONGEST = 19;

/** A run of digits without anything between them. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/**
 * Finds card numbers (ISO/IEC 7812: 13 to 19 digits that fulfil the Luhn formula) in decoded text, also with
 * separators between their digits and in full-width digits. A number in one piece needs no known issuer; one
 * in pieces does, since any few numbers in a row could fulfil the formula. Times written as digits are spared.
 */
export function findCardNumbers(text: string): SecretRange[] {
  if (!hasEnoughDigits(text)) return [];
  const ranges: SecretRange[] = [];
  let chain: Group[] = [];
  for (const group of digitGroups(text)) {
    const last = chain[chain.length - 1];
    if (last !== undefined && !isJoint(text, last.to, group.from)) {
      scanChain(chain, ranges);
      chain = [];
    }
    chain.push(group);
  }
  scanChain(chain, ranges);
  return ranges;
}

function* digitGroups(text: string): Generator<Group> {
  for (const { 0: digits, index } of text.matchAll(/[0-9\uff10-\uff19]+/g)) {
    yield { from: index, to: index + digits.length, digits: narrow(digits) };
  }
}

/** The same digits in ASCII. */
function narrow(digits: string): string {
  return digits.replace(/[\uff10-\uff19]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}

/** Whether there are digits enough for a card number at all. */
function hasEnoughDigits(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) digits++;
  }
  return digits >= SHORTEST;
}

const JOINT =
  /^[\s+\-._/,:|*\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u2015\u2060\u2212\u3000\ufe63\ufeff\uff0b\uff0d\uff0e]{1,3}$/u;

/** Whether what lies between two runs of digits can stand inside one card number. */
function isJoint(text: string, from: number, to: number): boolean {
  return to - from <= 3 && JOINT.test(text.slice(from, to)) && !text.slice(from, to).includes('**');
}

function scanChain(chain: readonly Group[], ranges: SecretRange[]): void {
  for (let first = 0; first < chain.length; first++) {
    const one = chain[first] as Group;
    const isLastInChain = first === chain.length - 1;
    if (holdsCard(one.digits)) {
      const whole = one.digits.length <= LONGEST && luhn(one.digits);
      ranges.push({ from: one.from, to: one.to, mask: maskOf(one.digits, whole && isLastInChain) });
      continue;
    }
    const last = lastOfCard(chain, first);
    if (last < 0) continue;
    const end = chain[last] as Group;
    ranges.push({ from: one.from, to: end.to, mask: maskOf(tail(chain, last), last === chain.length - 1) });
    first = last;
  }
}

/** The last four digits help to recognise one's own test card; next to more digits they would mislead. */
function maskOf(digits: string, keepLastFour: boolean): string {
  return keepLastFour ? MASK + digits.slice(-4) : MASK;
}

function tail(chain: readonly Group[], last: number): string {
  let digits = '';
  for (let i = last; i >= 0 && digits.length < 4; i--) digits = (chain[i] as Group).digits + digits;
  return digits;
}

/** Whether a run of digits is a card number, or a longer one with a card number of a known issuer in it. */
function holdsCard(digits: string): boolean {
  if (digits.length < SHORTEST || isTime(digits)) return false;
  if (digits.length <= LONGEST && luhn(digits)) return true;
  for (let at = 0; at + 15 <= digits.length; at++) {
    const lengths = digits.length > LONGEST ? [13, 14, 15, 16, 17, 18, 19] : [15, 16];
    for (const length of lengths) {
      if (at + length > digits.length) break;
      const window = digits.slice(at, at + length);
      if (isIssued(window) && luhn(window)) return true;
    }
  }
  return false;
}

/** Index of the group with which a card number that begins at `first` ends, or -1. */
function lastOfCard(chain: readonly Group[], first: number): number {
  let digits = '';
  let found = -1;
  for (let last = first; last < chain.length; last++) {
    digits += (chain[last] as Group).digits;
    if (digits.length > LONGEST) break;
    if (last === first || digits.length < SHORTEST) continue;
    if (isGrouped(chain, first, last) && isIssued(digits) && luhn(digits)) found = last;
  }
  return found;
}

/** Fours as printed on cards, or American Express's and Diners' 4-6-5 and 4-6-4, or evenly spaced digits. */
function isGrouped(chain: readonly Group[], first: number, last: number): boolean {
  const sizes = chain.slice(first, last + 1).map((group) => group.digits.length);
  if (sizes.length === 3 && sizes[0] === 4 && sizes[1] === 6) return true;
  if (sizes.length === 2) return sizes.every((size) => size >= 4);
  const size = sizes[0] as number;
  return (
    size <= 8 && sizes.slice(0, -1).every((each) => each === size) && (sizes[sizes.length - 1] as number) <= 5
  );
}

/** Whether digits begin and are as long as the cards of an issuer (ISO/IEC 7812 ranges in use). */
function isIssued(digits: string): boolean {
  const { length } = digits;
  const two = Number(digits.slice(0, 2));
  const four = Number(digits.slice(0, 4));
  if (digits[0] === '4') return length === 13 || length === 16 || length === 19;
  if (two >= 51 && two <= 55) return length === 16;
  if (four >= 2221 && four <= 2720) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (four >= 3528 && four <= 3589) return length >= 16;
  if (two === 30 || two === 36 || two === 38 || two === 39) return length >= 14 && length !== 15;
  if (digits[0] === '6') return length >= 16 || (length >= 13 && two !== 62);
  return two === 50 || (two >= 56 && two <= 58);
}

/** Milliseconds, microseconds or nanoseconds since 1970 (2001 to 2065), or a date and time written as digits. */
function isTime(digits: string): boolean {
  if (/^[12]/.test(digits) && [13, 16, 19].includes(digits.length)) {
    const seconds = Number(digits.slice(0, 10));
    if (seconds >= 1e9 && seconds < 2.2e9) return true;
  }
  return /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d\d{1,7}$/.test(
    digits,
  );
}

/** ISO/IEC 7812-1, annex B. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = digits.charCodeAt(digits.length - 1 - i) - 0x30;
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
  }
  return sum % 10 === 0 && digits !== '0'.repeat(digits.length);
}

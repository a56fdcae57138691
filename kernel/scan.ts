// The first pass over ordinary lines, in WebAssembly. See docs/decisions/0009-kernel-for-ordinary-lines.md.
import { clearFilter, countAddress } from './address-tally';
import { forgetTexts, isKept, isOrdinary } from './boring-texts';
import { countDigits, find, twoDigits } from './bytes';
import { readMinute, readSecond, resetClock } from './clock';
import { endOf, setColumns, split, startOf } from './columns';
import { hashBytes } from './hash';
import { addHost, clearHosts } from './host-spans';
import { findLine, forgetLines, isTold, NEW } from './kept-lines';
import { ADDRESSES, CHUNK, ENDS, HANDED, KEPT, MINUTES, MOST_LINES, PATHS, STARTS } from './memory-map';

export { BUSY, countAddress, FILTER, finishAddresses } from './address-tally';
export { remember } from './boring-texts';
export { hosts, SPANS } from './host-spans';
export { keepLine } from './kept-lines';
export {
  FIRST_HIGH,
  FIRST_LOW,
  GRAMS,
  HEADS,
  LITERALS,
  SECOND_HIGH,
  SECOND_LOW,
  SIGN_HIGH,
  SIGN_LOW,
  SIGNS,
  TABLE_BYTES,
  TABLES,
  TEXTS,
} from './literals';
export {
  ADDRESSES,
  CHUNK,
  COLUMN_KINDS,
  COLUMN_MASKS,
  COLUMN_OWN,
  COLUMN_PASSES,
  COLUMN_STOPS,
  ENDS,
  HANDED,
  KEPT,
  MINUTES,
  MOST_LINES,
  PATHS,
  RANGES,
  STARTS,
} from './memory-map';

const TARGET: u32 = 0;
const REFERER: u32 = 1;
const USER_AGENT: u32 = 2;
const PATH: u32 = 3;
const PARAMETER: u32 = 4;
const WHOLE_TARGET: u32 = 5;

// What must be looked at in a line that is handed over: a bit for each field.
const SUSPECT_TARGET: i32 = 1;
const SUSPECT_REFERER: i32 = 2;
const SUSPECT_AGENT: i32 = 4;
const EVERYTHING: i32 = 8;
/** The line was taken in. */
const TAKEN: i32 = -1;
/** A handed line's ordinal, with its suspects above. */
const SUSPECT_SHIFT: i32 = 16;

const LINE_FEED: u8 = 0x0a;
const RETURN: u8 = 0x0d;
const QUESTION_MARK: u8 = 0x3f;
const PERCENT: u8 = 0x25;
const BACKSLASH: u8 = 0x5c;
const SEMICOLON: u8 = 0x3b;
const AMPERSAND: u8 = 0x26;
const SPACE: u8 = 0x20;
const SLASH: u8 = 0x2f;
const COLON: u8 = 0x3a;
const DASH: u8 = 0x2d;
const ZERO: u32 = 0x30;
const NINE: u8 = 0x39;
const DOT: u8 = 0x2e;
/** What the statuses begin with that are no refusal and no error: up to 3. */
const REDIRECTED: u8 = 0x33;
const QUOTE: u8 = 0x22;
const HASH: u8 = 0x23;
const BYTE_ORDER_MARK: u8 = 0xef;
const GET: u32 = 0x20544547;
const HEAD: u32 = 0x44414548;
const HTTP: u32 = 0x50545448;

/** How many bytes at each end of a path go into its hash, as in src/pipeline/worker/tally/record-index.ts. */
const SAMPLED: usize = 12;
const ANY_PATH: u32 = 0;

// Which column holds what; -1 for what the layout lacks.
let addressColumn: i32 = -1;
let requestColumn: i32 = -1;
let statusColumn: i32 = -1;
let accountColumn: i32 = -1;
let refererColumn: i32 = -1;
let agentColumn: i32 = -1;
let hostColumn: i32 = -1;
let sizeColumn: i32 = -1;
let countsHosts: bool = false;
let since: f64 = -Infinity;
let until: f64 = Infinity;

/** What the last scan found. */
export let handed: i32 = 0;
/** Handed lines that are kept, and were taken in. */
export let again: i32 = 0;
export let left: i32 = 0;
export let minutes: i32 = 0;
export let firstAt: f64 = Infinity;
export let lastAt: f64 = -Infinity;
/** Lines that were taken in and lie before the times that are meant: they are learned from, and not told of. */
export let earlier: i32 = 0;
export let hasAccounts: bool = false;

let lastMinute: i32 = i32.MIN_VALUE;
/** Where the line at hand is kept; below 0 when it is not. */
let place: i32 = NEW;

/** Says which column of a line holds what, below 0 where the layout has none; lines of another layout are forgotten. */
export function setLayout(
  columns: i32,
  address: i32,
  request: i32,
  status: i32,
  account: i32,
  referer: i32,
  agent: i32,
  host: i32,
  size: i32,
): void {
  setColumns(columns);
  addressColumn = address;
  requestColumn = request;
  statusColumn = status;
  accountColumn = account;
  refererColumn = referer;
  agentColumn = agent;
  hostColumn = host;
  sizeColumn = size;
  resetClock();
  forgetLines();
}

/** Told once, after the tables were filled: which times are meant (later lines are left), and whether hosts are to be told apart. */
export function begin(from: f64, to: f64, tellsHosts: bool): void {
  countsHosts = tellsHosts;
  since = from;
  until = to;
  forgetTexts();
}

/**
 * Reads the lines of a chunk: indexes, counts and passes over the ordinary ones, lists the others.
 *
 * @returns the lines there are; -1 when there are more than MOST_LINES
 */
export function scan(length: i32): i32 {
  const end = CHUNK + length;
  handed = 0;
  again = 0;
  left = 0;
  minutes = 0;
  firstAt = Infinity;
  lastAt = -Infinity;
  earlier = 0;
  hasAccounts = false;
  lastMinute = i32.MIN_VALUE;
  clearFilter();
  if (countsHosts) clearHosts();
  let line = 0;
  for (let start = CHUNK; start < end; ) {
    if (line === MOST_LINES) return -1;
    const stop = find(start, end, LINE_FEED);
    const textEnd = stop > start && load<u8>(stop - 1) === RETURN ? stop - 1 : stop;
    store<u32>(STARTS + ((<usize>line) << 2), <u32>(start - CHUNK));
    const suspects = visit(start, textEnd, line);
    if (suspects !== TAKEN) {
      store<i32>(HANDED + ((<usize>handed) << 2), line | (suspects << SUSPECT_SHIFT));
      store<u32>(ENDS + ((<usize>handed) << 2), <u32>(textEnd - CHUNK));
      store<i32>(KEPT + ((<usize>handed) << 2), place);
      if (place >= 0) again++;
      handed++;
    }
    line++;
    start = stop + 1;
  }
  return line;
}

/**
 * Finds the columns of a handed line again (RANGES), for the program to read.
 *
 * @returns its time, in milliseconds since the epoch; NaN when its columns are not where they should be
 */
export function splitAgain(start: usize, end: usize): f64 {
  return split(start, end) ? readAt() : NaN;
}

function readAt(): f64 {
  return <f64>readMinute * 60000 + <f64>(readSecond * 1000);
}

/**
 * Takes in a line if it is an ordinary page view, or a kept one that the program has no more use for; else tells what
 * in it the program must look at. A kept line that it wants to be told of is taken in too.
 */
function visit(start: usize, end: usize, line: i32): i32 {
  place = NEW;
  const first = load<u8>(start);
  // What begins with a byte order mark begins behind it; a comment is no record.
  if (first === BYTE_ORDER_MARK || first === HASH) return EVERYTHING;
  if (!split(start, end)) return EVERYTHING;
  if (!isPlainAddress(startOf(addressColumn), endOf(addressColumn)) || standsBeforeNumber())
    return EVERYTHING;
  if (sizeColumn >= 0 && !isSize(startOf(sizeColumn), endOf(sizeColumn))) return EVERYTHING;
  if (hostColumn >= 0 && !isPlainAddress(startOf(hostColumn), endOf(hostColumn))) return EVERYTHING;
  if (!isStatus(startOf(statusColumn), endOf(statusColumn))) return EVERYTHING;
  const requestEnd = endOf(requestColumn);
  const from = targetStart(startOf(requestColumn), requestEnd);
  const to = targetEnd(from, requestEnd);
  if (to <= from || load<u8>(from) !== SLASH) return EVERYTHING;
  const at = readAt();
  if (at > until) {
    store<u32>(STARTS + ((<usize>line) << 2), 0xffffffff);
    left++;
    return TAKEN;
  }
  const suspects = suspectsOf(from, to);
  if (suspects !== 0 || load<u8>(startOf(statusColumn)) > REDIRECTED) {
    place = findLine();
    if (place < 0) return suspects;
  }
  const isEarlier = at < since;
  if (
    countsHosts &&
    hostColumn >= 0 &&
    !isEarlier &&
    !addHost(startOf(hostColumn), endOf(hostColumn), at, line)
  ) {
    place = NEW;
    return suspects;
  }
  if (isEarlier) earlier++;
  else span(at);
  take(from, to, line);
  return place >= 0 && isTold(place) ? suspects : TAKEN;
}

function suspectsOf(from: usize, to: usize): i32 {
  let suspects = isHarmless(from, to) ? 0 : SUSPECT_TARGET;
  if (agentColumn >= 0 && !isOrdinaryText(USER_AGENT, startOf(agentColumn), endOf(agentColumn))) {
    suspects |= SUSPECT_AGENT;
  }
  if (refererColumn >= 0 && !isOrdinaryText(REFERER, startOf(refererColumn), endOf(refererColumn))) {
    suspects |= SUSPECT_REFERER;
  }
  return suspects;
}

/**
 * Whether nothing in a target needs a closer look. Its path and its parameters are judged apart, as the inspector
 * does: so one that is new does not hide that all others are known.
 */
function isHarmless(from: usize, to: usize): bool {
  if (isOrdinary(TARGET, from, to) || isKept(WHOLE_TARGET, from, to)) return true;
  let mark = find(from, to, QUESTION_MARK);
  // The home page may be any page, by its query.
  if (mark - from < 2) return false;
  if (!isKept(PATH, from, mark) && !(mark < to && isOrdinary(TARGET, from, mark))) return false;
  while (mark < to) {
    const end = find(mark + 1, to, AMPERSAND);
    // A word of a trigger may begin with the sign before the parameter.
    if (!isKept(PARAMETER, mark + 1, end) && !isOrdinary(TARGET, mark, end)) return false;
    mark = end;
  }
  return true;
}

function span(at: f64): void {
  firstAt = Math.min(firstAt, at);
  lastAt = Math.max(lastAt, at);
  if (readMinute !== lastMinute) {
    lastMinute = readMinute;
    store<i32>(MINUTES + ((<usize>minutes) << 2), readMinute);
    minutes++;
  }
}

function take(from: usize, to: usize, line: i32): void {
  if (accountColumn >= 0 && !isNothing(startOf(accountColumn), endOf(accountColumn))) hasAccounts = true;
  store<u32>(ADDRESSES + ((<usize>line) << 2), countAddress(startOf(addressColumn), endOf(addressColumn)));
  store<u32>(PATHS + ((<usize>line) << 2), hashPath(from, to));
}

/** Whether a column is the logs' word for nothing. */
function isNothing(start: usize, end: usize): bool {
  return start === end || (end - start === 1 && load<u8>(start) === DASH);
}

function isOrdinaryText(field: u32, start: usize, end: usize): bool {
  return isNothing(start, end) || isOrdinary(field, start, end);
}

/** Whether a host is an address or name as it stands, without port or brackets. */
function isPlainAddress(start: usize, end: usize): bool {
  if (end - start < 2) return false;
  const first = load<u8>(start);
  if (first === QUOTE || first === 0x5b || first === 0x75 || load<u8>(end - 1) === 0x5d) return false;
  // `::ffff:203.0.113.9` is the IPv4 address behind the prefix.
  if (first === COLON) return false;
  if (find(start, end, SPACE) !== end) return false;
  const colon = find(start, end, COLON);
  // A single colon stands before a port; every IPv6 address has two or more.
  return colon === end || find(colon + 1, end, COLON) !== end;
}

/** Whether the client is a name with a digit behind it: another layout's host, perhaps, and the client's address. */
function standsBeforeNumber(): bool {
  return load<u8>(startOf(addressColumn)) > NINE && <u32>load<u8>(endOf(addressColumn), 1) - ZERO < 10;
}

/** Whether a size is a number or "-", also with more columns behind it where only the line's end ends it. */
function isSize(start: usize, end: usize): bool {
  if (isNothing(start, end)) return true;
  const digits = countDigits(start);
  if (digits === 0 || digits > 15) return false;
  return start + digits >= end || load<u8>(start + digits) === SPACE;
}

function isStatus(start: usize, end: usize): bool {
  return end - start === 3 && twoDigits(start) < 100 && twoDigits(start + 1) < 100;
}

/** Where the target of a GET or HEAD begins; 0 for other methods. */
function targetStart(start: usize, end: usize): usize {
  if (end - start < 12) return 0;
  const method = load<u32>(start);
  if (method === GET) return start + 4;
  return method === HEAD && load<u8>(start, 4) === SPACE ? start + 5 : 0;
}

/** Where the target ends, before one of the usual protocols; 0 when none stands there. */
function targetEnd(from: usize, end: usize): usize {
  if (from === 0) return 0;
  if (isProtocol(end - 8) && load<u8>(end - 2) === DOT) {
    const version = <u32>load<u8>(end - 3) * 256 + load<u8>(end - 1);
    // 1.0, 1.1, 2.0
    return version === 0x3130 || version === 0x3131 || version === 0x3230 ? end - 9 : 0;
  }
  // 2 and 3
  return isProtocol(end - 6) && (load<u8>(end - 1) | 1) === 0x33 ? end - 7 : 0;
}

function isProtocol(at: usize): bool {
  return load<u32>(at) === HTTP && load<u8>(at, 4) === SLASH && load<u8>(at - 1) === SPACE;
}

/** The first place in [start, end) where a path ends, or a sign stands behind which only decoding tells it; or `end`. */
function findPathEnd(start: usize, end: usize): usize {
  for (let at = start; at < end; at += 16) {
    const bytes = v128.load(at);
    const found = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(bytes, i8x16.splat(QUESTION_MARK)), i8x16.eq(bytes, i8x16.splat(PERCENT))),
        v128.or(i8x16.eq(bytes, i8x16.splat(BACKSLASH)), i8x16.eq(bytes, i8x16.splat(SEMICOLON))),
      ),
    );
    if (found !== 0) return min(at + ctz(found), end);
  }
  return end;
}

/** As `hashRawPath` of src/pipeline/worker/tally/record-index.ts, of a target that begins with a slash. */
export function hashPath(start: usize, end: usize): u32 {
  const stop = findPathEnd(start, end);
  if (stop < end && load<u8>(stop) !== QUESTION_MARK) return ANY_PATH;
  const length = stop - start;
  const ends =
    length <= 2 * SAMPLED
      ? hashBytes(start, stop)
      : (hashBytes(start, start + SAMPLED) * 31) ^ hashBytes(stop - SAMPLED, stop);
  const hash = (ends ^ <u32>length) * 0x01000193;
  return max<u32>(hash, 2);
}

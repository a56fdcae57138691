import { ASCII, isDigit } from '../bytes/ascii.ts';
import { indexOfByte, startsWith } from '../bytes/byte-text.ts';
import { resetView } from '../bytes/reset-view.ts';
import { Scratch } from '../bytes/scratch.ts';
import { setAddress } from '../bytes/set-address.ts';
import { setCookieSession } from '../bytes/set-cookie-session.ts';
import { setRequest } from '../bytes/set-request.ts';
import { setText } from '../bytes/set-text.ts';
import { splitOwnUrl } from '../bytes/split-own-url.ts';
import { CarriedTexts } from '../carried-texts.ts';
import { headerName } from '../client-header.ts';
import { type Column, SKIP } from '../column.ts';
import type { ParseFailure, ParserOptions } from '../record-parser.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { readDuration } from './read-duration.ts';
import { SLOT, SLOT_COUNT, slotOf } from './slot.ts';

/**
 * Appends what an escaped value stands for.
 *
 * @param how a number of the parser's own, not 0, which stands for values that need no change
 */
export type Unescape = (scratch: Scratch, bytes: Uint8Array, start: number, end: number, how: number) => void;

/**
 * Collects the values of a record whose columns have names (JSON, LTSV, W3C), keeps the best one for each
 * thing, and fills the view. Values stay where they stand unless one of them must be unescaped or joined.
 */
export class NamedRecord {
  /** Undefined when none is trusted. */
  readonly #clientHeader: string | undefined;
  readonly #times: TimeReader;
  readonly #scratch = new Scratch();
  readonly #start = new Int32Array(SLOT_COUNT);
  readonly #end = new Int32Array(SLOT_COUNT);
  readonly #rank = new Int32Array(SLOT_COUNT);
  readonly #escaped = new Uint8Array(SLOT_COUNT);
  readonly #column: (Column | undefined)[] = new Array(SLOT_COUNT).fill(undefined);
  readonly #unescape: Unescape;
  #moved = false;
  /** What the column carries, and how it is escaped. */
  readonly #carried = new CarriedTexts();
  readonly #carriedEscapes: number[] = [];

  constructor(options: ParserOptions, unescapeValue: Unescape) {
    this.#clientHeader = options.clientHeader === '' ? undefined : headerName(options.clientHeader);
    this.#times = new TimeReader(timeContext(options));
    this.#unescape = unescapeValue;
  }

  begin(): void {
    this.#carried.count = 0;
    for (let slot = 0; slot < SLOT_COUNT; slot++) {
      this.#start[slot] = 0;
      this.#end[slot] = 0;
      this.#rank[slot] = -1;
      this.#escaped[slot] = 0;
      this.#column[slot] = undefined;
    }
  }

  /** Takes a value if it tells more than what is known. Empty ones, "-" and null tell nothing. */
  offer(column: Column, bytes: Uint8Array, start: number, end: number, escaped: number): void {
    if (isNothing(bytes, start, end)) return;
    const slot = slotOf(column.role);
    if (slot >= 0 && column.rank > (this.#rank[slot] as number))
      this.#take(slot, column, start, end, escaped);
    if (column.header !== undefined && column.header === this.#clientHeader) {
      this.#take(SLOT.forwarded, column, start, end, escaped);
    }
    if (column.carries !== undefined) {
      this.#carriedEscapes[this.#carried.count] = escaped;
      this.#carried.add(column.carries, start, end);
    }
  }

  /** Fills the view from what was offered. */
  finish(bytes: Uint8Array, view: RecordView): ParseFailure | null {
    resetView(view, 'web', bytes);
    if (!this.#tellsOfRequest()) return 'field-missing';
    const failure = this.#readNumbers(bytes, view);
    if (failure !== null) return failure;
    this.#settleHost();
    const buffer = this.#gather(bytes);
    view.buffer = buffer;
    this.#setFields(buffer, view);
    return null;
  }

  /** A target alone could be anything (an audit log's); with a method or a status it was asked for. */
  #tellsOfRequest(): boolean {
    if (this.#has(SLOT.request)) return true;
    return (
      (this.#has(SLOT.target) || this.#has(SLOT.path)) && (this.#has(SLOT.method) || this.#has(SLOT.status))
    );
  }

  #take(slot: number, column: Column, start: number, end: number, escaped: number): void {
    this.#start[slot] = start;
    this.#end[slot] = end;
    this.#rank[slot] = column.rank;
    this.#escaped[slot] = escaped;
    this.#column[slot] = column;
  }

  #has(slot: number): boolean {
    return (this.#rank[slot] as number) >= 0;
  }

  #readNumbers(bytes: Uint8Array, view: RecordView): ParseFailure | null {
    const start = this.#start;
    const end = this.#end;
    if (this.#has(SLOT.time)) {
      view.at = this.#times.readAll(bytes, start[SLOT.time] as number, end[SLOT.time] as number);
      if (Number.isNaN(view.at)) return 'bad-time';
    }
    if (this.#has(SLOT.status)) {
      view.status = readDuration(bytes, start[SLOT.status] as number, end[SLOT.status] as number, 1);
      if (!(view.status >= 0 && view.status <= 999)) return 'bad-status';
      view.status = Math.floor(view.status);
    }
    view.bytes = Math.floor(this.#numberAt(SLOT.bytes, bytes));
    view.durationMs = this.#numberAt(SLOT.duration, bytes);
    return null;
  }

  #numberAt(slot: number, bytes: Uint8Array): number {
    if (!this.#has(slot)) return -1;
    const [start, end] = [this.#start[slot] as number, this.#end[slot] as number];
    const { scale = 1, fraction = scale } = this.#column[slot] ?? SKIP;
    const isWhole = fraction === scale || indexOfByte(bytes, start, end, ASCII.dot) === end;
    const value = readDuration(bytes, start, end, isWhole ? scale : fraction);
    return Number.isNaN(value) ? -1 : value;
  }

  /** LTSV's `host` is the client's; where another column says that, it is the virtual host. */
  #settleHost(): void {
    if (!this.#has(SLOT.hostOrAddress)) return;
    const slot = this.#has(SLOT.address) && this.#rank[SLOT.address] !== 1 ? SLOT.host : SLOT.address;
    if (slot === SLOT.host && this.#has(SLOT.host)) return;
    this.#start[slot] = this.#start[SLOT.hostOrAddress] as number;
    this.#end[slot] = this.#end[SLOT.hostOrAddress] as number;
    this.#escaped[slot] = this.#escaped[SLOT.hostOrAddress] as number;
    this.#rank[slot] = 1;
    this.#column[slot] = undefined;
  }

  /** The buffer in which all texts stand: the chunk, or the scratch if something had to be changed. */
  #gather(bytes: Uint8Array): Uint8Array {
    const joins = this.#has(SLOT.query) && this.#needsQuery(bytes);
    let escaped = 0;
    for (let slot = 0; slot < SLOT.firstNumber; slot++) escaped |= this.#escaped[slot] as number;
    const carried = this.#carried;
    for (let i = 0; i < carried.count; i++) escaped |= this.#carriedEscapes[i] as number;
    this.#moved = joins || escaped !== 0;
    if (!this.#moved) return bytes;
    const scratch = this.#scratch;
    const pathSlot = this.#pathSlot(bytes);
    scratch.length = 0;
    for (let slot = 0; slot < SLOT.firstNumber; slot++) {
      if (!this.#has(slot)) continue;
      this.#move(slot, bytes);
      if (joins && slot === pathSlot) {
        scratch.putByte(ASCII.question);
        const from = scratch.length;
        this.#copy(SLOT.query, bytes);
        if (scratch.bytes[from] === ASCII.question) {
          scratch.bytes.copyWithin(from, from + 1, scratch.length);
          scratch.length--;
        }
        this.#end[slot] = scratch.length;
      }
    }
    this.#moveCarried(bytes);
    return scratch.bytes;
  }

  #moveCarried(bytes: Uint8Array): void {
    const carried = this.#carried;
    for (let i = 0; i < carried.count; i++) {
      const from = this.#scratch.length;
      this.#put(
        bytes,
        carried.start[i] as number,
        carried.end[i] as number,
        this.#carriedEscapes[i] as number,
      );
      carried.start[i] = from;
      carried.end[i] = this.#scratch.length;
    }
  }

  /** A column called `request` may hold the path alone. */
  #pathSlot(bytes: Uint8Array): number {
    if (!this.#has(SLOT.request)) {
      if (!this.#has(SLOT.target)) return SLOT.path;
      return isUpper(bytes[this.#start[SLOT.target] as number]) ? -1 : SLOT.target;
    }
    return bytes[this.#start[SLOT.request] as number] === ASCII.slash ? SLOT.request : -1;
  }

  #needsQuery(bytes: Uint8Array): boolean {
    const slot = this.#pathSlot(bytes);
    if (slot < 0) return false;
    const end = this.#end[slot] as number;
    return indexOfByte(bytes, this.#start[slot] as number, end, ASCII.question) === end;
  }

  #move(slot: number, bytes: Uint8Array): void {
    const from = this.#scratch.length;
    this.#copy(slot, bytes);
    this.#start[slot] = from;
    this.#end[slot] = this.#scratch.length;
  }

  #copy(slot: number, bytes: Uint8Array): void {
    this.#put(bytes, this.#start[slot] as number, this.#end[slot] as number, this.#escaped[slot] as number);
  }

  #put(bytes: Uint8Array, start: number, end: number, escaped: number): void {
    if (escaped === 0) this.#scratch.put(bytes, start, end);
    else this.#unescape(this.#scratch, bytes, start, end, escaped);
  }

  #setFields(buffer: Uint8Array, view: RecordView): void {
    const start = this.#start;
    const end = this.#end;
    for (let slot = 0; slot < TEXTS.length; slot += 2) {
      const from = TEXTS[slot] as number;
      if (this.#has(from))
        setText(view, TEXTS[slot + 1] as number, buffer, start[from] as number, end[from] as number);
    }
    this.#setProtocol(buffer, view);
    if (this.#has(SLOT.request))
      setRequest(view, buffer, start[SLOT.request] as number, end[SLOT.request] as number);
    else if (!this.#has(SLOT.target)) {
      setText(view, FIELD.target, buffer, start[SLOT.path] as number, end[SLOT.path] as number);
    } else if (isRequestLine(buffer, start[SLOT.target] as number, end[SLOT.target] as number)) {
      setRequest(view, buffer, start[SLOT.target] as number, end[SLOT.target] as number);
    }
    const carried = this.#carried;
    for (let i = 0; i < carried.count; i++)
      view.carried.add(carried.names[i] as string, carried.start[i] as number, carried.end[i] as number);
    this.#setHost(SLOT.host, FIELD.host, buffer, view);
    if (!this.#has(SLOT.request)) splitOwnUrl(view, buffer);
    this.#setHost(SLOT.address, FIELD.address, buffer, view);
    if (!this.#has(SLOT.session) && this.#has(SLOT.cookies)) {
      setCookieSession(view, buffer, start[SLOT.cookies] as number, end[SLOT.cookies] as number);
    }
  }

  /** What is called a protocol may be the scheme (`https`): only a version of HTTP is said in a request. */
  #setProtocol(buffer: Uint8Array, view: RecordView): void {
    if (!this.#has(SLOT.protocol)) return;
    const [start, end] = [this.#start[SLOT.protocol] as number, this.#end[SLOT.protocol] as number];
    if (isHttpVersion(buffer, start, end)) setText(view, FIELD.protocol, buffer, start, end);
  }

  #setHost(slot: number, field: number, buffer: Uint8Array, view: RecordView): void {
    if (!this.#has(slot)) return;
    const [start, end] = [this.#start[slot] as number, this.#end[slot] as number];
    // Where proxies are listed as well, the client comes first, whatever the column is called.
    setAddress(view, field, buffer, start, indexOfByte(buffer, start, end, ASCII.comma));
  }
}

/** Pairs of slot and field that are copied as they are. */
const TEXTS = [
  [SLOT.account, FIELD.account],
  [SLOT.method, FIELD.method],
  [SLOT.target, FIELD.target],
  [SLOT.referer, FIELD.referer],
  [SLOT.userAgent, FIELD.userAgent],
  [SLOT.session, FIELD.session],
  [SLOT.forwarded, FIELD.forwarded],
].flat();

/** What is called a URI may be the whole first line of the request (S3's `request_uri`). */
function isRequestLine(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isUpper(bytes[start])) return false;
  const version = bytes[end - 2] === ASCII.dot ? end - 9 : end - 7;
  return version > start && startsWith(bytes, version, end, ' HTTP/');
}

function isUpper(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x41 && byte <= 0x5a;
}

/** `HTTP/1.1`, `1.1`. */
function isHttpVersion(bytes: Uint8Array, start: number, end: number): boolean {
  if (isDigit(bytes[start])) return true;
  return end - start > 5 && bytes[start + 4] === ASCII.slash && ((bytes[start] as number) | 32) === 0x68;
}

function isNothing(bytes: Uint8Array, start: number, end: number): boolean {
  return end <= start || (end - start === 1 && bytes[start] === ASCII.dash);
}

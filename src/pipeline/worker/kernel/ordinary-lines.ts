import type { Format } from '../../../collect/format.ts';
import { FIELD, type RecordView } from '../../../collect/record-view.ts';
import type { ChunkJob, ChunkTally, UnparsedLine } from '../chunk-result.ts';
import type { InputContext } from '../input-context.ts';
import { recordEnd, unparsedLine } from '../record/read-records.ts';
import { hashRawPath, type RecordIndex } from '../tally/record-index.ts';
import type { RecordTally, RecordTotals } from '../tally/record-tally.ts';
import type { TenantTally } from '../tally/tenant-tally.ts';
import { PART } from '../triage/suspects.ts';
import type { Kernel } from './kernel.ts';
import { type KernelColumns, kernelColumns, MOST_COLUMNS, setColumns } from './kernel-columns.ts';

/** Stands for the start of a line that is no record, or is not meant. */
const NO_RECORD = -1;

const FILTER_WORDS = 2 ** 12;
const BUSY_NUMBERS = 3;
/** A handed line's number holds its ordinal, and above it what is suspect, or that anything may be. */
const ORDINAL = 0xffff;
const SUSPECT_SHIFT = 16;
const ANYTHING = 8;

/** The fields of the kernel's memory of texts: see kernel/boring-texts.ts. */
const TEXT_OF = { referer: 1, userAgent: 2, path: 3, parameter: 4, target: 5 } as const;

/** Of a line that is not kept, but came for the second time: it may be. */
const SEEN_BEFORE = -2;

const SLASH = 0x2f;
const AMPERSAND = 38;
const QUESTION_MARK = 63;
/** Bytes of a host's span, and where in it its numbers stand. */
const SPAN_BYTES = 32;
const SPAN_LINES = 16;
const SPAN_ORDINAL = 20;

/** Is told of the lines that are not ordinary. */
export interface HandedVisitor {
  /**
   * @param line within the chunk, from 1
   * @param offset within the chunk
   * @param suspects what of the request needs a look ({@link PART}); undefined when the triage must say
   * @param cameBefore whether one that means the same came before, so that it is worth keeping
   */
  visitHanded(
    context: InputContext,
    line: number,
    offset: number,
    suspects: number | undefined,
    cameBefore: boolean,
  ): void;
  /**
   * Of a line that means the same as one that is kept; it is counted already.
   *
   * @param place where that one is kept ({@link OrdinaryLines.keep})
   */
  visitAgain(context: InputContext, line: number, offset: number, place: number): void;
}

/** What was learned of a chunk, and of its ordinary lines, which no visitor saw. */
export interface OrdinaryTally extends ChunkTally {
  readonly ordinary: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly minutes: Int32Array;
}

/**
 * Reads a chunk's ordinary lines in WebAssembly, and leaves only the others to the parser and the visitor. What
 * comes out is the same as without; decision 0009 says why it is there.
 */
export class OrdinaryLines implements RecordTally {
  readonly #kernel: Kernel;
  /** Where the chunk lies: asked once, since asking takes longer than what it is asked for. */
  readonly #chunk: number;
  readonly #columns = new Map<Format, KernelColumns | undefined>();
  #context: InputContext | undefined;
  /** Where the columns of the line that was split last begin and end. */
  readonly #ranges: Int32Array;
  #starts = new Int32Array();
  #addresses = new Int32Array();
  #paths = new Int32Array();
  #records = 0;
  #hasAccounts = false;
  #length = 0;

  /** @param kernel with its tables filled */
  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#chunk = kernel.at('CHUNK');
    this.#ranges = kernel.ints('RANGES', 2 * MOST_COLUMNS);
  }

  /**
   * Reads a chunk.
   *
   * @param visitor is called for each record that is not ordinary, and adds those that are meant
   * @param tenants takes in the spans of the ordinary lines
   * @returns undefined when the chunk must be read without the kernel
   */
  read(
    context: InputContext,
    job: ChunkJob,
    visitor: HandedVisitor,
    tenants: TenantTally | null,
  ): OrdinaryTally | undefined {
    if (job.extent.tooLong || !this.#prepare(context)) return undefined;
    const kernel = this.#kernel;
    const { length } = job.extent;
    this.#length = length;
    kernel.bytes('CHUNK', length).set(new Uint8Array(job.slot, 0, length));
    const lines = kernel.run.scan(length);
    if (lines < 0) {
      kernel.run.finishAddresses(0);
      return undefined;
    }
    this.#starts = kernel.ints('STARTS', lines);
    this.#addresses = kernel.ints('ADDRESSES', lines);
    this.#paths = kernel.ints('PATHS', lines);
    this.#hasAccounts = kernel.found('hasAccounts') !== 0;
    const handed = kernel.found('handed');
    const ordinary = lines - handed + kernel.found('again') - kernel.found('left');
    this.#records = ordinary;
    if (tenants !== null && ordinary > 0) this.#tellTenants(context, tenants, ordinary, length);
    return {
      ...this.#visitHanded(context, kernel.ints('HANDED', handed), length, visitor),
      ordinary,
      firstAt: kernel.found('firstAt'),
      lastAt: kernel.found('lastAt'),
      minutes: kernel.ints('MINUTES', kernel.found('minutes')),
    };
  }

  /** Whether the kernel can read this input; tells it the layout. */
  #prepare(context: InputContext): boolean {
    if (context === this.#context) return true;
    const { format } = context;
    if (format?.layout === undefined || context.clientAddress !== null) return false;
    if (!this.#columns.has(format)) this.#columns.set(format, kernelColumns(format.layout));
    const columns = this.#columns.get(format);
    if (columns === undefined) return false;
    setColumns(this.#kernel, columns);
    this.#context = context;
    return true;
  }

  #tellTenants(context: InputContext, tenants: TenantTally, ordinary: number, length: number): void {
    const kernel = this.#kernel;
    const { parser, view, splitter } = context;
    if (this.#columns.get(context.format!)!.host < 0) {
      tenants.addSpan(context, kernel.found('firstAt'), kernel.found('lastAt'), ordinary);
      return;
    }
    const bytes = Buffer.from(kernel.buffer, this.#chunk, length);
    const hosts = kernel.found('hosts');
    const spans = new DataView(kernel.buffer, kernel.at('SPANS'), hosts * SPAN_BYTES);
    for (let at = 0; at < spans.byteLength; at += SPAN_BYTES) {
      const start = this.#starts[spans.getInt32(at + SPAN_ORDINAL, true)]!;
      parser!.parse(bytes, start, recordEnd(bytes, start, splitter.next(bytes, start, length)), view);
      const lines = spans.getInt32(at + SPAN_LINES, true);
      tenants.addSpan(context, spans.getFloat64(at, true), spans.getFloat64(at + 8, true), lines);
    }
  }

  #visitHanded(
    context: InputContext,
    handed: Int32Array,
    length: number,
    visitor: HandedVisitor,
  ): ChunkTally {
    const { parser, view } = context;
    const bytes = Buffer.from(this.#kernel.buffer, this.#chunk, length);
    const kept = this.#kernel.ints('KEPT', handed.length);
    const ends = this.#kernel.ints('ENDS', handed.length);
    const starts = this.#starts;
    const unparsed: UnparsedLine[] = [];
    let understood = starts.length;
    for (let at = 0; at < handed.length; at++) {
      const ordinal = handed[at]! & ORDINAL;
      const suspects = handed[at]! >>> SUSPECT_SHIFT;
      const start = starts[ordinal]!;
      const end = ends[at]!;
      const isAnything = suspects === ANYTHING;
      const isRead = !isAnything && this.#parseColumns(context, bytes, start, end);
      if (kept[at]! >= 0) {
        visitor.visitAgain(context, ordinal + 1, start, kept[at]!);
        continue;
      }
      starts[ordinal] = NO_RECORD;
      const failure = isRead ? null : parser!.parse(bytes, start, end, view);
      if (failure === null) {
        const suspected = isAnything ? undefined : suspects;
        visitor.visitHanded(context, ordinal + 1, start, suspected, kept[at] === SEEN_BEFORE);
      } else {
        understood--;
        if (failure !== 'ignored') unparsed.push(unparsedLine(bytes, ordinal + 1, start, end, failure));
      }
    }
    return { lines: starts.length, understood, unparsed };
  }

  /**
   * Parses a line by the columns that the kernel found in it: the parser's own search takes longer, and longest to be
   * compiled.
   *
   * @returns false when the parser must read the line itself
   */
  #parseColumns({ parser, view }: InputContext, bytes: Buffer, start: number, end: number): boolean {
    const chunk = this.#chunk;
    const at = this.#kernel.run.splitAgain(chunk + start, chunk + end);
    return !Number.isNaN(at) && parser!.parseColumns?.(bytes, this.#ranges, chunk, at, view) === null;
  }

  /** Counts a line that the kernel handed over. */
  add({ view }: InputContext, line: number, offset: number): void {
    const { start, end } = view;
    const ordinal = line - 1;
    this.#records++;
    this.#starts[ordinal] = offset;
    this.#addresses[ordinal] = this.#kernel.run.countAddress(
      this.#chunk + start[FIELD.address]!,
      this.#chunk + end[FIELD.address]!,
    );
    const target = start[FIELD.target]!;
    // In the kernel it takes a tenth of the time; it knows no other targets.
    this.#paths[ordinal] =
      view.buffer[target] === SLASH
        ? this.#kernel.run.hashPath(this.#chunk + target, this.#chunk + end[FIELD.target]!)
        : hashRawPath(view.buffer, target, end[FIELD.target]!);
    if (start[FIELD.account] !== end[FIELD.account]) this.#hasAccounts = true;
  }

  /**
   * Remembers what the inspector found harmless in the record in the view, so that the kernel passes over it.
   *
   * @param harmless of {@link PART}
   */
  remember({ view }: InputContext, harmless: number): void {
    const { start, end } = view;
    const from = start[FIELD.target]!;
    const to = end[FIELD.target]!;
    const mark = indexIn(view, QUESTION_MARK, from, to);
    if ((harmless & PART.path) !== 0) this.#remember('path', from, mark, true);
    if ((harmless & PART.target) !== 0) this.#remember('target', from, to, false);
    if ((harmless & PART.query) !== 0) {
      for (let at = mark; at < to; ) {
        const next = indexIn(view, AMPERSAND, at + 1, to);
        this.#remember('parameter', at + 1, next, false);
        at = next;
      }
    }
    if ((harmless & PART.referer) !== 0) {
      this.#remember('referer', start[FIELD.referer]!, end[FIELD.referer]!, true);
    }
    if ((harmless & PART.userAgent) !== 0) {
      this.#remember('userAgent', start[FIELD.userAgent]!, end[FIELD.userAgent]!, false);
    }
  }

  /**
   * Keeps the handed line that begins at `offset`, so that the kernel knows one that means the same: all but its
   * time, address, size and duration are the same.
   *
   * @param tells whether the visitor is told of those
   * @returns its place, which was perhaps another line's before; below 0 when it is not kept
   */
  keep({ splitter }: InputContext, offset: number, tells: boolean): number {
    const bytes = Buffer.from(this.#kernel.buffer, this.#chunk, this.#length);
    const end = recordEnd(bytes, offset, splitter.next(bytes, offset, this.#length));
    return this.#kernel.run.keepLine(this.#chunk + offset, this.#chunk + end, tells);
  }

  #remember(text: keyof typeof TEXT_OF, start: number, end: number, atOnce: boolean): void {
    this.#kernel.run.remember(TEXT_OF[text], this.#chunk + start, this.#chunk + end, atOnce);
  }

  finish(counted: number): RecordTotals {
    const kernel = this.#kernel;
    const found = kernel.run.finishAddresses(counted);
    const numbers = kernel.ints('BUSY', found * BUSY_NUMBERS);
    const busy: [string, number][] = [];
    for (let at = 0; at < numbers.length; at += BUSY_NUMBERS) {
      const start = this.#chunk + numbers[at]!;
      const text = Buffer.from(kernel.buffer, start, numbers[at + 1]!).toString('latin1');
      busy.push([text, numbers[at + 2]!]);
    }
    return { busy, filter: kernel.ints('FILTER', FILTER_WORDS).slice(), index: this.#index() };
  }

  #index(): RecordIndex {
    const lines = this.#records === this.#starts.length ? null : this.#closeGaps();
    return {
      starts: this.#starts.slice(0, this.#records),
      addresses: this.#addresses.slice(0, this.#records),
      paths: this.#paths.slice(0, this.#records),
      lines,
      hasAccounts: this.#hasAccounts,
    };
  }

  /** Moves the records together. Gives the line of each; null when the gaps are all behind them. */
  #closeGaps(): Int32Array<ArrayBuffer> | null {
    const lines = new Int32Array(this.#records);
    let record = 0;
    for (let ordinal = 0; ordinal < this.#starts.length; ordinal++) {
      if (this.#starts[ordinal] === NO_RECORD) continue;
      this.#starts[record] = this.#starts[ordinal]!;
      this.#addresses[record] = this.#addresses[ordinal]!;
      this.#paths[record] = this.#paths[ordinal]!;
      lines[record++] = ordinal + 1;
    }
    return record === 0 || lines[record - 1] === record ? null : lines;
  }
}

/** Where a byte first stands in a part of the view's buffer; `to` when it does not. */
function indexIn({ buffer }: RecordView, byte: number, from: number, to: number): number {
  const at = buffer.indexOf(byte, from);
  return at < 0 || at > to ? to : at;
}

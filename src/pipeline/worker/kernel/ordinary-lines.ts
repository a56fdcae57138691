import type { Format } from '../../../collect/format.ts';
import type { ChunkJob, ChunkTally, UnparsedLine } from '../chunk-result.ts';
import type { InputContext } from '../input-context.ts';
import { recordEnd, unparsedLine } from '../record/read-records.ts';
import type { TenantTally } from '../tally/tenant-tally.ts';
import type { PART } from '../triage/suspects.ts';
import { HarmlessTexts } from './harmless-texts.ts';
import type { Kernel } from './kernel.ts';
import { type KernelColumns, kernelColumns, MOST_COLUMNS, setColumns } from './kernel-columns.ts';
import { KernelTally } from './kernel-tally.ts';

/** A handed line's number holds its ordinal, and above it what is suspect, or that anything may be. */
const ORDINAL = 0xffff;
const SUSPECT_SHIFT = 16;
const ANYTHING = 8;

/** Of a line that is not kept, but came for the second time: it may be. */
const SEEN_BEFORE = -2;

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
  /** Of those in the period that is meant; earlier ones are learned from, and not told of. */
  readonly firstAt: number;
  readonly lastAt: number;
  readonly minutes: Int32Array;
}

/**
 * Reads a chunk's ordinary lines in WebAssembly, and leaves only the others to the parser and the visitor. What
 * comes out is the same as without; decision 0009 says why it is there.
 */
export class OrdinaryLines {
  readonly #kernel: Kernel;
  /** Where the chunk lies: asked once, since asking takes longer than what it is asked for. */
  readonly #chunk: number;
  /** Counts the records of the chunk, the ordinary ones among them. */
  readonly tally: KernelTally;
  readonly #texts: HarmlessTexts;
  readonly #columns = new Map<Format, KernelColumns | undefined>();
  #context: InputContext | undefined;
  /** Where the columns of the line that was split last begin and end. */
  readonly #ranges: Int32Array;
  #length = 0;

  /** @param kernel with its tables filled */
  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#chunk = kernel.at('CHUNK');
    this.#ranges = kernel.ints('RANGES', 2 * MOST_COLUMNS);
    this.tally = new KernelTally(kernel, this.#chunk);
    this.#texts = new HarmlessTexts(kernel, this.#chunk);
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
    const handed = kernel.found('handed');
    const ordinary = lines - handed + kernel.found('again') - kernel.found('left');
    this.tally.begin(lines, ordinary);
    const meant = ordinary - kernel.found('earlier');
    if (tenants !== null && meant > 0) this.#tellTenants(context, tenants, meant, length);
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
      const start = this.tally.starts[spans.getInt32(at + SPAN_ORDINAL, true)]!;
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
    const { tally } = this;
    const { starts } = tally;
    const unparsed: UnparsedLine[] = [];
    let understood = starts.length;
    let blank = 0;
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
      tally.leaveOut(ordinal);
      const failure = isRead ? null : parser!.parse(bytes, start, end, view);
      if (failure === null) {
        const suspected = isAnything ? undefined : suspects;
        visitor.visitHanded(context, ordinal + 1, start, suspected, kept[at] === SEEN_BEFORE);
      } else {
        understood--;
        if (failure === 'ignored') blank++;
        else unparsed.push(unparsedLine(bytes, ordinal + 1, start, end, failure));
      }
    }
    return { lines: starts.length, understood, unparsed, blank };
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

  /**
   * Remembers what the inspector found harmless in the record in the view, so that the kernel passes over it.
   *
   * @param harmless of {@link PART}
   */
  remember({ view }: InputContext, harmless: number): void {
    this.#texts.remember(view, harmless);
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
}

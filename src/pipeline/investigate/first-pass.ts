import type { SpillStore } from '../../model/ports.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import type { ChunkExtent } from '../chunk/chunk-extent.ts';
import { AdminBook } from '../evidence/admin-book.ts';
import { BusyAddresses } from '../evidence/busy-addresses.ts';
import type { EvidenceInput } from '../evidence/evidence-input.ts';
import type { EvidenceReader, Progress } from '../evidence/evidence-reader.ts';
import { InOrder } from '../evidence/in-order.ts';
import type { InputBooks } from '../evidence/input-books.ts';
import { ScriptBook } from '../evidence/script-book.ts';
import { EventRuns } from '../segment/event-runs.ts';
import type { SignalResult, UnparsedLine } from '../worker/chunk-result.ts';
import { type Thrift, thriftFor } from './thrift.ts';

/** Lines whose index is kept for the second pass, 12 bytes each; larger evidence is parsed again. */
const INDEXED_LINES = 2_000_000;

/** Beyond so many lines memory is spared to the end, not only while they are read: judging takes twice as long then. */
const SPARED_LINES = 5_000_000;

export interface FirstPassOptions {
  readonly inputs: readonly EvidenceInput[];
  readonly spill: SpillStore;
  /** Takes every line that was not understood, in the order of the evidence. */
  readonly unparsed: (path: string, line: UnparsedLine) => void;
  readonly progress: (progress: Progress) => void;
  /** Spares memory from now on, at the cost of time: the more, the slower. */
  readonly spareMemory: (thrift: Thrift) => void;
  /** Gives back what lies empty between objects that live, where it is much; takes up to a second. */
  readonly compactMemory: () => void;
  /** The first pass is over: from here on this thread does most of the work. */
  readonly allRead: () => void;
}

/** Reads all evidence once: gathers the signals, and what each chunk tells of its lines. */
export class FirstPass {
  readonly signals: EventRuns;
  readonly scripts: ScriptBook;
  readonly admins: AdminBook;
  readonly busy = new BusyAddresses();
  readonly #options: FirstPassOptions;
  readonly #books: InputBooks;
  readonly #totalBytes: number;
  #lines = 0;

  /**
   * @param books learn of each input what the pass reads
   * @param limits is told what had to be left out
   */
  constructor(options: FirstPassOptions, books: InputBooks, limits: ReachedLimits) {
    this.scripts = new ScriptBook(limits);
    this.admins = new AdminBook(limits);
    this.#options = options;
    this.#books = books;
    this.signals = new EventRuns(options.spill);
    this.#totalBytes = options.inputs.reduce((sum, { open }) => sum + Math.max(0, open.size), 0);
  }

  async read(reader: EvidenceReader): Promise<void> {
    const inOrder = new InOrder<SignalResult>((input, chunk, result) =>
      this.#takeInOrder(input, chunk, result),
    );
    await reader.readAll<SignalResult>(
      'signals',
      (input, extent, result) => {
        this.#take(input, extent, result);
        inOrder.put(input, extent.index, result);
      },
      (input, chunks) => inOrder.endInput(input, chunks),
    );
    if (this.#lines <= SPARED_LINES) this.#options.spareMemory(thriftFor(this.signals.events));
    this.#options.allRead();
  }

  #take(input: number, extent: ChunkExtent, result: SignalResult): void {
    this.#books.all[input]!.learn(extent, result, this.#lines < INDEXED_LINES);
    const before = thriftFor(this.signals.events);
    this.signals.add(input, extent.index, result.firstAt, result.segments, result.events);
    const after = thriftFor(this.signals.events);
    if (this.#lines <= INDEXED_LINES) {
      if (this.#lines + result.lines > INDEXED_LINES) this.#options.spareMemory('most');
      else if (after !== before) this.#options.spareMemory(after);
    }
    this.#lines += result.lines;
    this.#options.progress({ bytes: this.#books.bytes, totalBytes: this.#totalBytes, lines: this.#lines });
  }

  #takeInOrder(input: number, chunk: number, result: SignalResult): void {
    this.scripts.add(input, chunk, result.scripts);
    this.admins.add(result);
    // A shop's own programs are most of a database's traffic.
    const kind = this.#books.all[input]!.format?.kind;
    if (kind !== 'database') this.busy.add(result.understood, result.busyAddresses, kind === 'web');
    this.#keepUnparsed(input, chunk, result);
  }

  #keepUnparsed(input: number, chunk: number, result: SignalResult): void {
    if (result.unparsed.length === 0) return;
    const book = this.#books.all[input]!;
    const { lineBase, offsetBase } = book.placeInOrder(chunk);
    for (const line of result.unparsed) {
      this.#options.unparsed(book.path, {
        ...line,
        line: lineBase + line.line,
        offset: offsetBase + line.offset,
      });
    }
  }
}

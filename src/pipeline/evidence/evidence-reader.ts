import { cutAtRecord } from '../../collect/cut-at-record.ts';
import type { Format } from '../../collect/format.ts';
import type { AnywhereSource, ByteSource } from '../../model/byte-source.ts';
import type { ChunkExtent } from '../chunk/chunk-extent.ts';
import { type ChunkPool, slotsFor } from '../chunk/chunk-pool.ts';
import { type FilledChunk, type RecordCutter, readChunks } from '../chunk/read-chunks.ts';
import { SlotPool } from '../chunk/slot-pool.ts';
import type { ChunkJob } from '../worker/chunk-result.ts';
import { formatOf, sampleOf } from '../worker/format-of.ts';
import type { WantedRecords } from '../worker/record/wanted-records.ts';
import type { FormatSpec, InputSetup } from '../worker/worker-setup.ts';
import type { EvidenceInput } from './evidence-input.ts';
import type { InputBook } from './input-book.ts';
import { type ChunkPart, partsOf } from './parts-of.ts';

/** How far the reading has come, for a progress bar. */
export interface Progress {
  /** Bytes as received, of all inputs so far. */
  readonly bytes: number;
  /** Of all inputs; a lower bound when an input's size is not known before. */
  readonly totalBytes: number;
  readonly lines: number;
}

/** Hands the evidence's chunks to the workers, and their answers to the caller. */
export class EvidenceReader {
  readonly #inputs: readonly EvidenceInput[];
  readonly #books: readonly InputBook[];
  readonly #pool: ChunkPool;
  readonly #slots: SlotPool;
  readonly #stop: AbortSignal;
  readonly #open = new Set<Promise<void>>();
  #failure: unknown;

  constructor(options: {
    inputs: readonly EvidenceInput[];
    books: readonly InputBook[];
    pool: ChunkPool;
    stop: AbortSignal;
  }) {
    this.#inputs = options.inputs;
    this.#books = options.books;
    this.#pool = options.pool;
    this.#slots = new SlotPool(slotsFor(options.pool));
    this.#stop = options.stop;
  }

  /**
   * Reads every input from its start.
   *
   * @param take a chunk's answer, as it comes (in any order)
   * @param ended an input was read: how many chunks it has. Its last answers may still be under way.
   */
  async readAll<Result>(
    pass: ChunkJob['pass'],
    take: (input: number, extent: ChunkExtent, result: Result) => void,
    ended: (input: number, chunks: number) => void,
  ): Promise<void> {
    for (let input = 0; input < this.#inputs.length; input++) {
      const source = await this.#inputs[input]!.open.open(true);
      try {
        const chunks = await this.#readInput(source, input, (chunk) => this.#give(pass, input, chunk, take));
        ended(input, chunks);
      } finally {
        await source.close();
      }
    }
    await this.#settle();
  }

  async #readInput(source: ByteSource, input: number, give: (chunk: FilledChunk) => void): Promise<number> {
    const book = this.#books[input]!;
    const reader = readChunks(source, this.#slots, (sample) => this.#prepare(input, sample));
    let chunks = 0;
    for (;;) {
      if (this.#stop.aborted || this.#failure !== undefined) break;
      const next = await reader.next();
      if (next.done) {
        book.trouble = next.value;
        book.complete = next.value === undefined;
        break;
      }
      chunks++;
      book.bytes = source.receivedBytes;
      give(next.value);
    }
    book.bytes = source.receivedBytes;
    if (!this.#stop.aborted) {
      book.sha256 = await source.digest();
      book.bytes = source.receivedBytes;
    }
    return chunks;
  }

  /** Finds the input's format and tells the workers, before its first chunk goes out. */
  #prepare(input: number, bytes: Uint8Array): RecordCutter {
    const { open, spec, timezone, tenant, client } = this.#inputs[input]!;
    const sample = sampleOf(bytes);
    const format = formatOf(spec, sample, open.name);
    this.#books[input]!.format = format;
    const setup: InputSetup = {
      type: 'input',
      input,
      name: open.name,
      spec: settledSpec(spec, format),
      sample,
      options: { timezone, notAfter: open.notAfter, clientHeader: client?.header ?? '' },
      tenant,
      client,
    };
    this.#pool.tellAll(setup);
    return cutterOf(format);
  }

  #give<Result>(
    pass: ChunkJob['pass'],
    input: number,
    { extent, slot }: FilledChunk,
    take: (input: number, extent: ChunkExtent, result: Result) => void,
    records?: WantedRecords,
  ): void {
    const job: ChunkJob = { type: 'chunk', pass, input, extent, slot, records };
    const done = this.#pool
      .run<Result>(job)
      .then((result) => take(input, extent, result))
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => {
        this.#slots.giveBack(slot);
        this.#open.delete(done);
      });
    this.#open.add(done);
  }

  async #settle(): Promise<void> {
    await Promise.all(this.#open);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * Reads chunks of the first pass again.
   *
   * @param needed what must be read of a chunk: 'nothing' only when it certainly holds nothing of interest
   */
  async readAgain<Result>(
    needed: (input: number, chunk: number) => WantedRecords | 'all' | 'nothing',
    take: (input: number, extent: ChunkExtent, result: Result) => void,
  ): Promise<void> {
    for (let input = 0; input < this.#inputs.length; input++) {
      const chunks = this.#books[input]!.chunks.map(({ extent }) => extent);
      const give = (chunk: FilledChunk, records: WantedRecords | 'all'): void =>
        this.#give('draw', input, chunk, take, records === 'all' ? undefined : records);
      const { openAnywhere } = this.#inputs[input]!.open;
      if (openAnywhere !== undefined) {
        const source = await openAnywhere();
        const { format } = this.#books[input]!;
        await this.#readAnywhere({ source, format }, chunks, (chunk) => needed(input, chunk), give);
      } else {
        const wanted = new Map<number, WantedRecords | 'all'>();
        for (const { index } of chunks) {
          const records = needed(input, index);
          if (records !== 'nothing') wanted.set(index, records);
        }
        if (wanted.size > 0) await this.#streamAgain(input, wanted, give);
      }
      if (this.#failure !== undefined) break;
    }
    await this.#settle();
  }

  /** What is needed of a chunk is found out while the workers read the ones before. */
  async #readAnywhere(
    { source, format }: { readonly source: AnywhereSource; readonly format: Format | null },
    chunks: readonly ChunkExtent[],
    needed: (chunk: number) => WantedRecords | 'all' | 'nothing',
    give: (chunk: FilledChunk, records: WantedRecords | 'all') => void,
  ): Promise<void> {
    try {
      for (const extent of chunks) {
        const records = needed(extent.index);
        if (records === 'nothing') continue;
        give(await this.#readExtent(source, extent, partsOf(records, extent.length, format)), records);
        if (this.#failure !== undefined) break;
      }
    } finally {
      await source.close();
    }
  }

  /** @param parts what is read of a chunk, to where it lies in the chunk; the rest of the slot is left as it was */
  async #readExtent(
    source: AnywhereSource,
    extent: ChunkExtent,
    parts: readonly ChunkPart[],
  ): Promise<FilledChunk> {
    const slot = await this.#slots.take();
    for (const { from, to } of parts) {
      await source.readAt(new Uint8Array(slot, from, to - from), extent.offset + from);
    }
    return { extent, slot };
  }

  /** A compressed input is read again from its start; the cuts fall where they fell before. */
  async #streamAgain(
    input: number,
    wanted: ReadonlyMap<number, WantedRecords | 'all'>,
    give: (chunk: FilledChunk, records: WantedRecords | 'all') => void,
  ): Promise<void> {
    const source = await this.#inputs[input]!.open.open(false);
    const { format, chunks } = this.#books[input]!;
    try {
      const reader = readChunks(source, this.#slots, () => cutterOf(format));
      for (let read = 0; read < chunks.length && this.#failure === undefined; read++) {
        const next = await reader.next();
        if (next.done) break;
        const records = wanted.get(next.value.extent.index);
        if (records !== undefined) give(next.value, records);
        else this.#slots.giveBack(next.value.slot);
      }
    } finally {
      await source.close();
    }
  }
}

/** Looking for the format once is enough: the workers are told what was found. */
function settledSpec(spec: FormatSpec, format: Format | null): FormatSpec {
  return spec.fields === undefined && spec.format === 'auto' && format !== null
    ? { format: format.name }
    : spec;
}

function cutterOf(format: Format | null): RecordCutter {
  return {
    cut: (bytes, length) => cutAtRecord(format, bytes, length),
    headerPrefix: format?.headerPrefix ?? '',
  };
}

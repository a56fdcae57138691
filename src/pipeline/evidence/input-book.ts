import type { Format } from '../../collect/format.ts';
import type { ByteTrouble } from '../../model/byte-source.ts';
import type { Input } from '../../model/input.ts';
import type { ChunkExtent } from '../chunk/chunk-extent.ts';
import type { RunPlace } from '../segment/segment.ts';
import type { ChunkTally, SignalResult } from '../worker/chunk-result.ts';
import type { RecordIndex } from '../worker/tally/record-index.ts';
import type { TenantSpan } from '../worker/tally/tenant-tally.ts';
import type { ChunkFilters, KeptFilter } from './chunk-filters.ts';
import { MinuteSet } from './minute-set.ts';

/** A chunk that was read, and what is needed to decide whether it must be read again. */
interface ReadChunk {
  readonly extent: ChunkExtent;
  readonly lines: number;
  readonly filter: KeptFilter;
  /** Left out when the evidence is so large that indexes would take too much memory. */
  readonly index: RecordIndex | undefined;
}

/** The filter of a chunk whose addresses were not counted: any may be in it. */
const EVERY_ADDRESS = new Int32Array([-1]);

/** All that is learned of one input during the first pass. */
export class InputBook {
  readonly path: string;
  readonly minutes = new MinuteSet();
  /** From when to when the input has lines of a tenant; empty where none are configured. */
  readonly tenants = new Map<string, TenantSpan>();
  format: Format | null = null;
  trouble: ByteTrouble | undefined;
  sha256 = '';
  bytes = 0;
  /** False when the run was ended before the input's end was reached. */
  complete = false;
  understood = 0;
  unparsed = 0;
  blank = 0;
  /** Understood lines that hold no client's address: at least so many, and behind a proxy that is configured exactly. */
  unaddressed = 0;
  #lines = 0;
  #firstAt = Number.POSITIVE_INFINITY;
  #lastAt = Number.NEGATIVE_INFINITY;
  readonly #chunks: ReadChunk[] = [];
  readonly #filters: ChunkFilters | undefined;
  #lineBases: number[] | undefined;

  /** @param filters keep what tells of each chunk whose addresses it holds; left out where nobody asks for it */
  constructor(path: string, filters?: ChunkFilters) {
    this.path = path;
    this.#filters = filters;
  }

  /** Takes in where a chunk lies and how much of it was understood. */
  learnTally(
    extent: ChunkExtent,
    result: ChunkTally,
    filter: KeptFilter = EVERY_ADDRESS,
    index?: RecordIndex,
  ): void {
    this.#chunks[extent.index] = { extent, lines: result.lines, filter, index };
    this.#lines += result.lines;
    this.understood += result.understood;
    this.unparsed += result.unparsed.length;
    this.blank += result.blank;
  }

  /** Lets go of where its records lie: it is not read again. */
  forgetIndex(): void {
    for (const [at, chunk] of this.#chunks.entries()) this.#chunks[at] = { ...chunk, index: undefined };
  }

  /** @param keepIndex whether there is room for the chunk's index */
  learn(extent: ChunkExtent, result: SignalResult, keepIndex: boolean): void {
    const filter = this.#filters?.keep(result.addressFilter);
    this.learnTally(extent, result, filter, keepIndex ? result.index : undefined);
    this.unaddressed += result.busyAddresses.find(([address]) => address === '')?.[1] ?? 0;
    if (result.firstLineAt < this.#firstAt) this.#firstAt = result.firstLineAt;
    if (result.lastLineAt > this.#lastAt) this.#lastAt = result.lastLineAt;
    for (const minute of result.minutes) this.minutes.add(minute);
    for (const span of result.tenants) this.#learnTenant(span);
  }

  #learnTenant({ tenant, firstAt, lastAt, lines }: TenantSpan): void {
    const known = this.tenants.get(tenant);
    this.tenants.set(tenant, {
      tenant,
      firstAt: Math.min(firstAt, known?.firstAt ?? firstAt),
      lastAt: Math.max(lastAt, known?.lastAt ?? lastAt),
      lines: lines + (known?.lines ?? 0),
    });
  }

  /** The chunks in order; each was read once. */
  get chunks(): readonly ReadChunk[] {
    return this.#chunks;
  }

  /** Tells whose addresses a chunk may hold. */
  filterOf(chunk: number): Int32Array {
    const { filter } = this.#chunks[chunk]!;
    return filter instanceof Int32Array ? filter : this.#filters!.read(filter);
  }

  /** Where a chunk lies. Valid once all chunks were learned. */
  placeOf(input: number, chunk: number): RunPlace {
    this.#lineBases ??= this.#sumLines();
    return {
      input,
      lineBase: this.#lineBases[chunk]!,
      offsetBase: this.#chunks[chunk]!.extent.offset,
    };
  }

  /** The same for a chunk whose predecessors were all learned, while later ones may still be under way. */
  placeInOrder(chunk: number): { lineBase: number; offsetBase: number } {
    const before = this.#chunks.slice(0, chunk);
    return {
      lineBase: before.reduce((sum, { lines }) => sum + lines, 0),
      offsetBase: this.#chunks[chunk]!.extent.offset,
    };
  }

  #sumLines(): number[] {
    let sum = 0;
    return this.#chunks.map(({ lines }) => {
      const before = sum;
      sum += lines;
      return before;
    });
  }

  toInput(): Input {
    return {
      path: this.path,
      kind: this.format?.kind ?? 'web',
      sha256: this.sha256,
      bytes: this.bytes,
      lines: this.#lines,
      unparsed: this.unparsed,
      blank: this.blank,
      format: this.format?.name ?? 'unknown',
      firstAt: Number.isFinite(this.#firstAt) ? this.#firstAt : Number.NaN,
      lastAt: Number.isFinite(this.#lastAt) ? this.#lastAt : Number.NaN,
    };
  }
}

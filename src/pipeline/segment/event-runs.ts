import type { SpillStore } from '../../model/ports.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { type RunPlace, Segment } from './segment.ts';

/** Segments are kept in memory up to this many bytes; what comes after goes to the spill store. */
const MEMORY_BYTES = 96 * 2 ** 20;

/** A run's segment: in memory, or where it lies in the spill store. */
type Kept = ArrayBuffer | { readonly position: number; readonly length: number };

/** The events of one chunk, sorted by time. */
interface Run {
  readonly input: number;
  readonly chunk: number;
  readonly firstAt: number;
  readonly segments: Kept[];
}

/**
 * Events of all chunks, each chunk's sorted by time, merged into one order: by time, then input, then place in
 * the input. Files may so come in any order, and lines out of order within them. Only one segment of each run
 * is unpacked at a time.
 */
export class EventRuns {
  readonly #spill: SpillStore;
  readonly #runs: Run[] = [];
  #bytesInMemory = 0;
  events = 0;

  constructor(spill: SpillStore) {
    this.#spill = spill;
  }

  /** @param firstAt time of the first event of the first segment */
  add(input: number, chunk: number, firstAt: number, segments: readonly ArrayBuffer[], events: number): void {
    if (segments.length === 0) return;
    this.events += events;
    this.#runs.push({ input, chunk, firstAt, segments: segments.map((segment) => this.#keep(segment)) });
  }

  #keep(segment: ArrayBuffer): Kept {
    if (this.#bytesInMemory + segment.byteLength <= MEMORY_BYTES) {
      this.#bytesInMemory += segment.byteLength;
      return segment;
    }
    return { position: this.#spill.append(new Uint8Array(segment)), length: segment.byteLength };
  }

  /**
   * All events in order. Can be called again.
   *
   * @param placeOf where a chunk lies in its input
   */
  *merged(placeOf: (input: number, chunk: number) => RunPlace): Generator<ShopEvent> {
    const heap = new CursorHeap(
      this.#runs.map((run) => new Cursor(run, placeOf(run.input, run.chunk), (kept) => this.#load(kept))),
    );
    for (let cursor = heap.top; cursor !== undefined; cursor = heap.top) {
      yield cursor.take();
      heap.topChanged();
    }
  }

  #load(kept: Kept): ArrayBuffer {
    return kept instanceof ArrayBuffer ? kept : this.#spill.read(kept.position, kept.length);
  }
}

/** The next event of one run. A run's first segment is loaded when its turn comes. */
class Cursor {
  readonly #run: Run;
  readonly #place: RunPlace;
  readonly #load: (kept: Kept) => ArrayBuffer;
  #nextSegment = 0;
  #segment: Segment | undefined;
  #row = 0;
  at: number;
  readonly input: number;
  offset: number;
  done = false;

  constructor(run: Run, place: RunPlace, load: (kept: Kept) => ArrayBuffer) {
    this.#run = run;
    this.#place = place;
    this.#load = load;
    this.at = sortable(run.firstAt);
    this.input = run.input;
    // Unknown before loading; the chunk's own offset is below all its events', so it never comes too late.
    this.offset = place.offsetBase;
  }

  take(): ShopEvent {
    this.#segment ??= this.#open();
    const event = this.#segment.event(this.#row);
    this.#row++;
    if (this.#row === this.#segment.rows) this.#advance();
    if (this.#segment !== undefined) {
      this.at = sortable(this.#segment.at(this.#row));
      this.offset = this.#segment.offset(this.#row);
    }
    return event;
  }

  #open(): Segment {
    this.#row = 0;
    return new Segment(this.#load(this.#run.segments[this.#nextSegment++]!), this.#place);
  }

  #advance(): void {
    if (this.#nextSegment < this.#run.segments.length) this.#segment = this.#open();
    else {
      this.#segment = undefined;
      this.done = true;
    }
  }
}

/** Lines without a time come first. */
function sortable(at: number): number {
  return Number.isNaN(at) ? Number.NEGATIVE_INFINITY : at;
}

/** A binary heap of cursors whose top only ever moves forward. */
class CursorHeap {
  readonly #cursors: Cursor[];

  constructor(cursors: Cursor[]) {
    this.#cursors = cursors.sort(compareCursors);
  }

  get top(): Cursor | undefined {
    return this.#cursors[0];
  }

  topChanged(): void {
    const cursors = this.#cursors;
    const moved = cursors[0]!.done ? cursors.pop()! : cursors[0]!;
    if (cursors.length === 0 || moved.done) return;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= cursors.length) break;
      if (child + 1 < cursors.length && compareCursors(cursors[child + 1]!, cursors[child]!) < 0) child++;
      if (compareCursors(cursors[child]!, moved) >= 0) break;
      cursors[place] = cursors[child]!;
      place = child;
    }
    cursors[place] = moved;
  }
}

function compareCursors(a: Cursor, b: Cursor): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  return a.input - b.input || a.offset - b.offset;
}

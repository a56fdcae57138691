import type { AttackSet } from '../../model/attack-set.ts';
import type { SpillStore } from '../../model/ports.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { mostOpenBytes, type RunSpan } from './most-open-bytes.ts';
import { type EventOwners, type RunPlace, Segment } from './segment.ts';
import { writeSegment } from './write-segment.ts';

/** Segments are kept in memory up to this many bytes; what comes after goes to the spill store. */
const MEMORY_BYTES = 16 * 2 ** 20;

/** Segments that are open at once while runs are merged, before they are divided; unpacked they take several times that. */
const OPEN_BYTES = 16 * 2 ** 20;
/** Smaller segments would be mostly overhead. */
const LEAST_EVENTS = 8;

/** A run's segment: in memory, or where it lies in the spill store. */
type Kept = ArrayBuffer | { readonly position: number; readonly length: number };

/** Which events of which chunks are meant. */
export interface EventChoice extends EventOwners {
  isChunkMeant(input: number, chunk: number): boolean;
}

/** The events of one chunk, sorted by time. */
interface Run extends RunSpan {
  readonly input: number;
  readonly chunk: number;
  segments: readonly Kept[];
  segmentBytes: number;
}

/**
 * Events of all chunks, each chunk's sorted by time, merged into one order: by time, then input, then place in
 * the input. Files may so come in any order, and lines out of order within them. Only one segment of each run
 * is unpacked at a time; where very many runs overlap, they are first divided into smaller ones.
 */
export class EventRuns {
  readonly #spill: SpillStore;
  readonly #openBytes: number;
  readonly #runs: Run[] = [];
  readonly #byChunk = new Map<string, Run>();
  #bytesInMemory = 0;
  /** How many runs there were when they were last divided. */
  #divided = 0;
  events = 0;

  /** @param openBytes segments that may be open at once */
  constructor(spill: SpillStore, openBytes = OPEN_BYTES) {
    this.#spill = spill;
    this.#openBytes = openBytes;
  }

  /** @param firstAt time of the first event of the first segment */
  add(input: number, chunk: number, firstAt: number, segments: readonly ArrayBuffer[], events: number): void {
    if (segments.length === 0) return;
    this.events += events;
    const run: Run = {
      input,
      chunk,
      firstAt: sortable(firstAt),
      lastAt: sortable(lastAtOf(segments.at(-1)!)),
      segmentBytes: Math.max(...segments.map(({ byteLength }) => byteLength)),
      segments: segments.map((segment) => this.#keep(segment)),
    };
    this.#runs.push(run);
    this.#byChunk.set(`${input} ${chunk}`, run);
  }

  #keep(segment: ArrayBuffer): Kept {
    if (this.#bytesInMemory + segment.byteLength <= MEMORY_BYTES) {
      this.#bytesInMemory += segment.byteLength;
      return segment;
    }
    return { position: this.#spill.append(new Uint8Array(segment)), length: segment.byteLength };
  }

  /**
   * Where in a chunk its events begin, ascending.
   *
   * @param isMeant leaves out events
   */
  offsetsIn(
    input: number,
    chunk: number,
    isMeant: (status: number, attacks: AttackSet) => boolean,
  ): Int32Array {
    const offsets: number[] = [];
    for (const kept of this.#byChunk.get(`${input} ${chunk}`)?.segments ?? []) {
      const segment = new Segment(this.#load(kept), { input, lineBase: 0, offsetBase: 0 });
      for (let row = 0; row < segment.rows; row++) {
        if (isMeant(segment.status(row), segment.attacks(row))) offsets.push(segment.offset(row));
      }
    }
    return Int32Array.from(offsets).sort();
  }

  /** The events that are meant, chunk by chunk, each chunk's in order of time, without their places. */
  *chosen(
    isMeant: (status: number, attacks: AttackSet, action: string, hasObject: boolean) => boolean,
  ): Generator<ShopEvent> {
    const runs = [...this.#runs].sort((a, b) => a.input - b.input || a.chunk - b.chunk);
    for (const { input, segments } of runs) {
      for (const kept of segments) {
        const segment = new Segment(this.#load(kept), { input, lineBase: 0, offsetBase: 0 });
        for (let row = 0; row < segment.rows; row++) {
          const isOne = isMeant(
            segment.status(row),
            segment.attacks(row),
            segment.action(row),
            segment.hasObject(row),
          );
          if (isOne) yield segment.event(row);
        }
      }
    }
  }

  /**
   * All events in order. Can be called again.
   *
   * @param placeOf where a chunk lies in its input
   * @param also chosen events of other runs, put in where they belong
   */
  *merged(
    placeOf: (input: number, chunk: number) => RunPlace,
    also?: { readonly runs: EventRuns; readonly choice: EventChoice },
  ): Generator<ShopEvent> {
    this.#divide();
    if (also !== undefined) also.runs.#divide();
    const heap = new CursorHeap([
      ...this.#cursors(placeOf, null),
      ...(also === undefined ? [] : also.runs.#cursors(placeOf, also.choice)),
    ]);
    for (let cursor = heap.top; cursor !== undefined; cursor = heap.top) {
      if (cursor.isOpen) yield cursor.take();
      else cursor.open();
      heap.topChanged();
    }
  }

  #cursors(placeOf: (input: number, chunk: number) => RunPlace, choice: EventChoice | null): Cursor[] {
    return this.#runs
      .filter(({ input, chunk }) => choice === null || choice.isChunkMeant(input, chunk))
      .map((run) => new Cursor(run, placeOf(run.input, run.chunk), (kept) => this.#load(kept), choice));
  }

  /** Makes segments smaller where too many would be open at once. */
  #divide(): void {
    if (this.#divided === this.#runs.length) return;
    this.#divided = this.#runs.length;
    const parts = Math.ceil(mostOpenBytes(this.#runs) / this.#openBytes);
    if (parts <= 1) return;
    for (const run of this.#runs) {
      run.segments = run.segments.flatMap((kept) => this.#inParts(kept, parts));
      run.segmentBytes = Math.max(...run.segments.map(lengthOf));
    }
  }

  #inParts(kept: Kept, parts: number): Kept[] {
    const segment = new Segment(this.#load(kept), { input: 0, lineBase: 0, offsetBase: 0 });
    const rows = Math.max(LEAST_EVENTS, Math.floor(segment.rows / parts));
    if (segment.rows <= rows) return [kept];
    if (kept instanceof ArrayBuffer) this.#bytesInMemory -= kept.byteLength;
    const divided: Kept[] = [];
    for (let from = 0; from < segment.rows; from += rows) {
      const length = Math.min(rows, segment.rows - from);
      divided.push(this.#keep(writeSegment(Array.from({ length }, (_, row) => segment.event(from + row)))));
    }
    return divided;
  }

  #load(kept: Kept): ArrayBuffer {
    return kept instanceof ArrayBuffer ? kept : this.#spill.read(kept.position, kept.length);
  }
}

function lengthOf(kept: Kept): number {
  return kept instanceof ArrayBuffer ? kept.byteLength : kept.length;
}

function lastAtOf(buffer: ArrayBuffer): number {
  const segment = new Segment(buffer, { input: 0, lineBase: 0, offsetBase: 0 });
  return segment.at(segment.rows - 1);
}

/** The next event of one run. A run's first segment is loaded when its turn comes. */
class Cursor {
  readonly #run: Run;
  readonly #place: RunPlace;
  readonly #load: (kept: Kept) => ArrayBuffer;
  readonly #choice: EventChoice | null;
  #nextSegment = 0;
  #segment: Segment | undefined;
  #row = 0;
  at: number;
  readonly input: number;
  offset: number;
  done = false;

  constructor(run: Run, place: RunPlace, load: (kept: Kept) => ArrayBuffer, choice: EventChoice | null) {
    this.#run = run;
    this.#place = place;
    this.#load = load;
    this.#choice = choice;
    this.at = run.firstAt;
    this.input = run.input;
    // Unknown before loading; the chunk's own offset is below all its events', so it never comes too late.
    this.offset = place.offsetBase;
  }

  get isOpen(): boolean {
    return this.#segment !== undefined;
  }

  /** Loads what is needed to know the next event's place. */
  open(): void {
    this.#openNext();
    this.#settle();
  }

  /** The next event of an open cursor. */
  take(): ShopEvent {
    const event = this.#segment!.event(this.#row);
    this.#row++;
    this.#settle();
    return event;
  }

  #openNext(): void {
    this.#row = 0;
    const kept = this.#run.segments[this.#nextSegment++];
    this.#segment = kept === undefined ? undefined : new Segment(this.#load(kept), this.#place);
  }

  /** Goes on to the next event that is meant, or to the end. */
  #settle(): void {
    const choice = this.#choice;
    while (this.#segment !== undefined) {
      const { rows } = this.#segment;
      if (choice !== null) while (this.#row < rows && !this.#segment.isOf(this.#row, choice)) this.#row++;
      if (this.#row < rows) {
        this.at = sortable(this.#segment.at(this.#row));
        this.offset = this.#segment.offset(this.#row);
        return;
      }
      this.#openNext();
    }
    this.done = true;
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

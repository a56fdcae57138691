import { ASCII } from '../bytes/ascii.ts';
import { Scratch } from '../bytes/scratch.ts';
import { FIELD, FIELD_COUNT, type RecordView } from '../record-view.ts';

/** Joins path and query where a layout logs them apart: the view then moves to a buffer of our own. */
export class TargetJoiner {
  readonly #scratch = new Scratch();
  #queryStart = 0;
  #queryEnd = 0;

  /** Forgets the query of the line before. */
  clear(): void {
    this.#queryStart = 0;
    this.#queryEnd = 0;
  }

  setQuery(bytes: Uint8Array, start: number, end: number): void {
    const none = end - start === 1 && (bytes[start] === ASCII.dash || bytes[start] === ASCII.question);
    this.#queryStart = start;
    this.#queryEnd = none ? start : end;
  }

  join(view: RecordView, bytes: Uint8Array): void {
    if (this.#queryEnd <= this.#queryStart) return;
    const scratch = this.#scratch;
    scratch.length = 0;
    for (let field = 0; field < FIELD_COUNT; field++) {
      const [start, end] = [view.start[field] as number, view.end[field] as number];
      scratch.setField(view, field, bytes, start, end);
      if (field === FIELD.target) this.#appendQuery(view, bytes);
    }
    const { carried } = view;
    for (let i = 0; i < carried.count; i++) {
      const from = scratch.length;
      scratch.put(bytes, carried.start[i] as number, carried.end[i] as number);
      carried.start[i] = from;
      carried.end[i] = scratch.length;
    }
    scratch.finish(view);
  }

  #appendQuery(view: RecordView, bytes: Uint8Array): void {
    const scratch = this.#scratch;
    const queryStart = this.#queryStart;
    const queryEnd = this.#queryEnd;
    if (bytes[queryStart] !== ASCII.question) scratch.putByte(ASCII.question);
    scratch.put(bytes, queryStart, queryEnd);
    view.end[FIELD.target] = scratch.length;
  }
}

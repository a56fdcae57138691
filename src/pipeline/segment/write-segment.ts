import type { ShopEvent } from '../../model/shop-event.ts';
import { FLOAT_COLUMNS, HEADER_BYTES, NUMBER_COLUMNS, packWords, TEXT_COLUMNS } from './segment-layout.ts';

/**
 * Packs events into a segment (see segment-layout.ts). `source.line` and `source.offset` are stored as they
 * are: within the chunk. The input is the run's, and not stored.
 */
export function writeSegment(events: readonly ShopEvent[]): ArrayBuffer {
  const rows = events.length;
  const texts = new TextTable();
  const textIds = TEXT_COLUMNS.map(() => new Int32Array(rows));
  events.forEach((event, row) => {
    TEXT_COLUMNS.forEach((column, index) => {
      const value = column === 'rules' ? event.rules.join(' ') : event[column];
      textIds[index]![row] = texts.idOf(value);
    });
  });

  const floatBytes = FLOAT_COLUMNS * 8 * rows;
  const intColumns = NUMBER_COLUMNS + TEXT_COLUMNS.length;
  const intBytes = (intColumns * rows + texts.count + 1) * 4;
  const buffer = new ArrayBuffer(HEADER_BYTES + floatBytes + intBytes + texts.bytes);
  new Int32Array(buffer, 0, 2).set([rows, texts.count]);
  const floats = new Float64Array(buffer, HEADER_BYTES, FLOAT_COLUMNS * rows);
  const ints = new Int32Array(buffer, HEADER_BYTES + floatBytes, intColumns * rows);
  events.forEach((event, row) => {
    floats[row] = event.at;
    floats[rows + row] = event.bytes;
    floats[2 * rows + row] = event.durationMs;
    ints[row] = event.source.line;
    ints[rows + row] = event.source.offset;
    ints[2 * rows + row] = event.status;
    ints[3 * rows + row] = event.attacks;
    ints[4 * rows + row] = packWords(event.kind, event.attackLevel, event.result);
  });
  textIds.forEach((ids, index) => {
    ints.set(ids, (NUMBER_COLUMNS + index) * rows);
  });
  texts.writeTo(buffer, HEADER_BYTES + floatBytes + intColumns * rows * 4);
  return buffer;
}

/** The distinct texts of a segment. */
class TextTable {
  readonly #ids = new Map<string, number>();
  bytes = 0;

  get count(): number {
    return this.#ids.size;
  }

  idOf(text: string): number {
    const known = this.#ids.get(text);
    if (known !== undefined) return known;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    this.bytes += text.length;
    return id;
  }

  writeTo(buffer: ArrayBuffer, at: number): void {
    const ends = new Int32Array(buffer, at, this.count + 1);
    const bytes = Buffer.from(buffer, at + ends.byteLength);
    let end = 0;
    let id = 0;
    for (const text of this.#ids.keys()) {
      end += bytes.write(text, end, 'latin1');
      ends[id++] = end;
    }
  }
}

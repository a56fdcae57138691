import { ByteSink } from './byte-sink.ts';
import { packDeltas } from './pack-deltas.ts';
import { packIndexes } from './pack-indexes.ts';
import { ENCODING, PAGE_TYPE } from './parquet-words.ts';
import { ThriftStruct } from './thrift-struct.ts';

/** A flat column. `time` is in milliseconds since the epoch, UTC. */
export interface ColumnSchema {
  readonly name: string;
  readonly kind: 'text' | 'integer' | 'time';
  readonly optional: boolean;
}

/** Some rows of a column. */
export interface ColumnPage {
  readonly rows: number;
  /** For an optional column: how many rows have a value, how many then have none, how many then have one … */
  readonly runs: readonly number[];
  /** The values that are there: numbers, or a text's index in the dictionary. */
  readonly values: Float64Array | Int32Array;
}

/** A column's part of a group of rows. */
export interface ColumnChunk {
  /** The different texts; null for a column of numbers. */
  readonly dictionary: readonly string[] | null;
  readonly pages: readonly ColumnPage[];
}

/** Where a part of a column lies in the file. */
export interface WrittenChunk {
  readonly column: ColumnSchema;
  readonly position: number;
  readonly bytes: number;
  readonly rows: number;
  readonly encodings: readonly number[];
  readonly pagesAt: number;
  readonly dictionaryAt: number | undefined;
}

const page = new ByteSink(1 << 16);

/** Appends a part of a column. `base` is the position in the file of the sink's first byte. */
export function writeChunk(
  sink: ByteSink,
  base: number,
  column: ColumnSchema,
  { dictionary, pages }: ColumnChunk,
): WrittenChunk {
  const position = base + sink.length;
  const encoding = encodingOf(dictionary);
  if (dictionary !== null && dictionary.length > 0) writeDictionary(sink, dictionary);
  const pagesAt = base + sink.length;
  for (const { rows, runs, values } of pages) {
    page.clear();
    if (column.optional) writeLevels(page, runs);
    if (dictionary === null) packDeltas(page, values);
    else if (dictionary.length > 0) packIndexes(page, values, dictionary.length);
    writeHeader(sink, PAGE_TYPE.data, (header) =>
      header.struct(5, (data) =>
        data.i32(1, rows).i32(2, encoding).i32(3, ENCODING.rle).i32(4, ENCODING.rle),
      ),
    );
    sink.append(page.written);
  }
  return {
    column,
    position,
    bytes: base + sink.length - position,
    rows: pages.reduce((sum, { rows }) => sum + rows, 0),
    encodings: [ENCODING.plain, ENCODING.rle, encoding],
    pagesAt,
    dictionaryAt: pagesAt === position ? undefined : position,
  };
}

/** A column without any text has no dictionary that readers could stumble over. */
function encodingOf(dictionary: ColumnChunk['dictionary']): number {
  if (dictionary === null) return ENCODING.deltaBinaryPacked;
  return dictionary.length === 0 ? ENCODING.plain : ENCODING.rleDictionary;
}

function writeDictionary(sink: ByteSink, texts: readonly string[]): void {
  page.clear();
  for (const text of texts) {
    const bytes = Buffer.from(text, 'utf8');
    page.integer(bytes.length, 4);
    page.append(bytes);
  }
  writeHeader(sink, PAGE_TYPE.dictionary, (header) =>
    header.struct(7, (dictionary) => dictionary.i32(1, texts.length).i32(2, ENCODING.plain)),
  );
  sink.append(page.written);
}

/** Definition levels: one bit a row, as runs (RLE), after their length in bytes. */
function writeLevels(sink: ByteSink, runs: readonly number[]): void {
  const levels = new ByteSink(64);
  runs.forEach((rows, i) => {
    if (rows === 0) return;
    levels.varint(rows * 2);
    levels.byte(i % 2 === 0 ? 1 : 0);
  });
  sink.integer(levels.length, 4);
  sink.append(levels.written);
}

/** PageHeader, for what stands in `page`. */
function writeHeader(sink: ByteSink, type: number, rest: (header: ThriftStruct) => void): void {
  ThriftStruct.write(sink, (header) => {
    rest(header.i32(1, type).i32(2, page.length).i32(3, page.length));
  });
}

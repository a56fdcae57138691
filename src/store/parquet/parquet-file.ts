import { closeSync, openSync, writeSync } from 'node:fs';
import { ByteSink } from './byte-sink.ts';
import { type ColumnChunk, type ColumnSchema, type WrittenChunk, writeChunk } from './column-chunk.ts';
import { PHYSICAL_TYPE, UNCOMPRESSED } from './parquet-words.ts';
import { ThriftStruct } from './thrift-struct.ts';

const MAGIC = Buffer.from('PAR1', 'latin1');
const CONVERTED_TYPE = { text: 0, time: 9 } as const;

interface RowGroup {
  readonly rows: number;
  readonly chunks: readonly WrittenChunk[];
}

/**
 * Writes an Apache Parquet file of flat columns, a group of rows at a time: not compressed, with dictionaries for
 * texts and differences for numbers. See https://parquet.apache.org/docs/file-format/.
 */
export class ParquetFile {
  readonly #columns: readonly ColumnSchema[];
  readonly #file: number;
  readonly #groups: RowGroup[] = [];
  readonly #sink = new ByteSink(1 << 20);
  #position = 0;

  constructor(path: string, columns: readonly ColumnSchema[]) {
    this.#columns = columns;
    this.#file = openSync(path, 'w');
    this.#sink.append(MAGIC);
  }

  /** Writes a group of rows: what its columns hold, in the order of the schema. */
  writeGroup(rows: number, columns: readonly ColumnChunk[]): void {
    const chunks = columns.map((chunk, i) =>
      writeChunk(this.#sink, this.#position, this.#columns[i]!, chunk),
    );
    this.#groups.push({ rows, chunks });
    this.#flush();
  }

  /** Writes what stands at the end of the file, and closes it. */
  finish(): void {
    const start = this.#sink.length;
    ThriftStruct.write(this.#sink, (footer) => this.#writeFooter(footer));
    this.#sink.integer(this.#sink.length - start, 4);
    this.#sink.append(MAGIC);
    this.#flush();
    closeSync(this.#file);
  }

  /** FileMetaData. */
  #writeFooter(footer: ThriftStruct): void {
    footer
      .i32(1, 2)
      .structs(2, [null, ...this.#columns], (struct, column) =>
        column === null ? struct.text(4, 'root').i32(5, this.#columns.length) : writeElement(struct, column),
      )
      .i64(
        3,
        this.#groups.reduce((sum, { rows }) => sum + rows, 0),
      )
      .structs(4, this.#groups, (struct, { rows, chunks }) =>
        struct
          .structs(1, chunks, writeColumnChunk)
          .i64(
            2,
            chunks.reduce((sum, { bytes }) => sum + bytes, 0),
          )
          .i64(3, rows),
      )
      .text(6, 'hinomi');
  }

  #flush(): void {
    let rest: Uint8Array = this.#sink.written;
    this.#position += rest.length;
    while (rest.length > 0) rest = rest.subarray(writeSync(this.#file, rest));
    this.#sink.clear();
  }
}

/** SchemaElement. */
function writeElement(struct: ThriftStruct, { name, kind, optional }: ColumnSchema): void {
  struct
    .i32(1, PHYSICAL_TYPE[kind])
    .i32(3, optional ? 1 : 0)
    .text(4, name);
  if (kind !== 'integer') struct.i32(6, CONVERTED_TYPE[kind]);
}

/** ColumnChunk with its ColumnMetaData. */
function writeColumnChunk(struct: ThriftStruct, chunk: WrittenChunk): void {
  struct.i64(2, chunk.position).struct(3, (meta) => {
    meta
      .i32(1, PHYSICAL_TYPE[chunk.column.kind])
      .i32s(2, chunk.encodings)
      .texts(3, [chunk.column.name])
      .i32(4, UNCOMPRESSED)
      .i64(5, chunk.rows)
      .i64(6, chunk.bytes)
      .i64(7, chunk.bytes)
      .i64(9, chunk.pagesAt);
    if (chunk.dictionaryAt !== undefined) meta.i64(11, chunk.dictionaryAt);
  });
}

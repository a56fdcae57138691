import type { ByteSink } from './byte-sink.ts';

const I32 = 5;
const I64 = 6;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;

/**
 * Writes one struct in Thrift's compact protocol, field by field in ascending order of their ids. See
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md.
 */
export class ThriftStruct {
  readonly #sink: ByteSink;
  #last = 0;

  private constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** A struct by itself, as page headers and the file's footer are. */
  static write(sink: ByteSink, fields: (struct: ThriftStruct) => void): void {
    fields(new ThriftStruct(sink));
    sink.byte(0);
  }

  i32(id: number, value: number): this {
    this.#head(id, I32);
    this.#sink.zigzag(value);
    return this;
  }

  i64(id: number, value: number): this {
    this.#head(id, I64);
    this.#sink.zigzag(value);
    return this;
  }

  text(id: number, value: string): this {
    this.#head(id, BINARY);
    this.#bytes(value);
    return this;
  }

  struct(id: number, fields: (struct: ThriftStruct) => void): this {
    this.#head(id, STRUCT);
    ThriftStruct.write(this.#sink, fields);
    return this;
  }

  i32s(id: number, values: readonly number[]): this {
    return this.#list(id, I32, values, (value) => this.#sink.zigzag(value));
  }

  texts(id: number, values: readonly string[]): this {
    return this.#list(id, BINARY, values, (value) => this.#bytes(value));
  }

  structs<Item>(
    id: number,
    items: readonly Item[],
    fields: (struct: ThriftStruct, item: Item) => void,
  ): this {
    return this.#list(id, STRUCT, items, (item) =>
      ThriftStruct.write(this.#sink, (struct) => fields(struct, item)),
    );
  }

  #list<Item>(id: number, type: number, items: readonly Item[], write: (item: Item) => void): this {
    this.#head(id, LIST);
    if (items.length < 15) this.#sink.byte((items.length << 4) | type);
    else {
      this.#sink.byte(0xf0 | type);
      this.#sink.varint(items.length);
    }
    for (const item of items) write(item);
    return this;
  }

  #head(id: number, type: number): void {
    this.#sink.byte(((id - this.#last) << 4) | type);
    this.#last = id;
  }

  #bytes(value: string): void {
    const bytes = Buffer.from(value, 'utf8');
    this.#sink.varint(bytes.length);
    this.#sink.append(bytes);
  }
}

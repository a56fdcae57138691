import { ASCII } from '../bytes/ascii.ts';
import type { Column } from '../column.ts';
import { NamedRecord } from '../named/named-record.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { jsonStart } from './json-start.ts';
import { type JsonSink, JsonWalker } from './json-walker.ts';
import { type KeyNode, KeyTree, type MeaningOfPath } from './key-tree.ts';

/** Reads access logs of one JSON object a line. */
export class JsonParser implements RecordParser, JsonSink<Column> {
  readonly format: string;
  readonly #record: NamedRecord;
  readonly #walker: JsonWalker<Column>;

  constructor(format: string, columnOf: MeaningOfPath<Column>, options: ParserOptions) {
    this.format = format;
    this.#record = new NamedRecord(options, unescapeJson);
    this.#walker = new JsonWalker(new KeyTree(columnOf), this);
  }

  value(node: KeyNode<Column>, bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (node.meaning !== undefined) this.#record.offer(node.meaning, bytes, start, end, escaped ? 1 : 0);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    this.#record.begin();
    if (!this.#walker.walk(bytes, start, end))
      return bytes[start] === ASCII.brace ? 'bad-json' : 'not-this-format';
    return this.#record.finish(bytes, view);
  }
}

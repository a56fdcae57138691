import { ASCII } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import { Scratch } from '../bytes/scratch.ts';
import { jsonStart } from '../json/json-start.ts';
import { type JsonSink, JsonWalker } from '../json/json-walker.ts';
import { type KeyNode, KeyTree, type MeaningOfPath } from '../json/key-tree.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import type { AuditField } from './audit-fields.ts';
import { AuditValues } from './audit-values.ts';

/** Reads audit logs of one JSON object a line. */
export class AuditJsonParser implements RecordParser, JsonSink<AuditField> {
  readonly format: string;
  readonly #walker: JsonWalker<AuditField>;
  readonly #values: AuditValues;
  readonly #scratch = new Scratch();

  constructor(format: string, fieldOf: MeaningOfPath<AuditField>, options: ParserOptions) {
    this.format = format;
    this.#values = new AuditValues(new TimeReader(timeContext(options)));
    this.#walker = new JsonWalker(new KeyTree(fieldOf), this);
  }

  value(node: KeyNode<AuditField>, bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    if (node.meaning === undefined) return;
    if (!escaped) {
      this.#values.set(node.meaning, textOf(bytes, start, end));
      return;
    }
    this.#scratch.length = 0;
    unescapeJson(this.#scratch, bytes, start, end);
    this.#values.set(node.meaning, textOf(this.#scratch.bytes, 0, this.#scratch.length));
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    this.#values.begin();
    if (this.#walker.walk(bytes, start, end)) return this.#values.finish(view);
    return bytes[start] === ASCII.brace ? 'bad-json' : 'not-this-format';
  }
}

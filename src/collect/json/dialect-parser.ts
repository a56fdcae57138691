import { ASCII } from '../bytes/ascii.ts';
import { splitUrl } from '../bytes/split-url.ts';
import type { Column } from '../column.ts';
import { NamedRecord, type Unescape } from '../named/named-record.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';
import { ESCAPE, unescapeW3c } from '../w3c/unescape-w3c.ts';
import { W3cClock } from '../w3c/w3c-clock.ts';
import type { DialectKey, JsonDialect } from './json-dialect.ts';
import { jsonStart } from './json-start.ts';
import { type JsonSink, JsonWalker } from './json-walker.ts';
import { type KeyNode, KeyTree } from './key-tree.ts';

const HOW = { plain: 0, json: 1, percent: 2, root: 3, rooted: 4 } as const;

/** Stands where a record names no path. */
const ROOT: Column = { role: 'path', rank: 0 };

/** Reads a product's JSON access log: what lacks one of its own keys is no record of it. */
export class DialectParser implements RecordParser, JsonSink<DialectKey> {
  readonly format: string;
  readonly #record: NamedRecord;
  readonly #walker: JsonWalker<DialectKey>;
  readonly #allMarks: number;
  readonly #hasUrls: boolean;
  readonly #isRootLeftOut: boolean;
  readonly #clock: W3cClock | undefined;
  #marks = 0;

  constructor(dialect: JsonDialect, keyOf: (path: readonly string[]) => DialectKey, options: ParserOptions) {
    this.format = dialect.name;
    this.#record = new NamedRecord(options, unescapeValue);
    this.#walker = new JsonWalker(new KeyTree(keyOf), this);
    this.#allMarks = (1 << dialect.marks.length) - 1;
    this.#hasUrls = dialect.hasUrls === true;
    this.#isRootLeftOut = dialect.isRootLeftOut === true;
    this.#clock = dialect.hasDateAndTime === true ? new W3cClock() : undefined;
  }

  value(node: KeyNode<DialectKey>, bytes: Uint8Array, start: number, end: number, escaped: boolean): void {
    const { meaning } = node;
    if (meaning === undefined) return;
    this.#marks |= meaning.mark;
    if (this.#clock !== undefined && node.path.length === 1) {
      if (node.path[0] === 'date' && this.#clock.readDate(bytes, start, end)) return;
      if (node.path[0] === 'time' && this.#clock.readTime(bytes, start, end)) return;
    }
    if (meaning.column === undefined) return;
    const isRootless = this.#isRootLeftOut && meaning.column.role === 'path' && bytes[start] !== ASCII.slash;
    const how = isRootless ? HOW.rooted : meaning.isPercent ? HOW.percent : escaped ? HOW.json : HOW.plain;
    this.#record.offer(meaning.column, bytes, start, end, how);
  }

  parse(bytes: Uint8Array, from: number, end: number, view: RecordView): ParseFailure | null {
    const start = jsonStart(bytes, from, end);
    if (start >= end) return 'ignored';
    this.#record.begin();
    this.#marks = 0;
    this.#clock?.begin();
    if (this.#isRootLeftOut) this.#record.offer(ROOT, bytes, start, start + 1, HOW.root);
    if (!this.#walker.walk(bytes, start, end))
      return bytes[start] === ASCII.brace ? 'bad-json' : 'not-this-format';
    if (this.#marks !== this.#allMarks) return 'not-this-format';
    const failure = this.#record.finish(bytes, view);
    if (failure === null && this.#hasUrls) splitUrl(view, view.buffer);
    if (failure === null && this.#clock !== undefined && Number.isNaN(view.at))
      view.at = this.#clock.instant();
    return failure;
  }
}

/** Headers that came percent-encoded have "+" for blanks (form encoding); JSON's escapes are rare in them. */
const unescapeValue: Unescape = (scratch, bytes, start, end, how) => {
  if (how === HOW.root) {
    scratch.putByte(ASCII.slash);
    return;
  }
  if (how === HOW.rooted) scratch.putByte(ASCII.slash);
  if (how !== HOW.percent) {
    unescapeJson(scratch, bytes, start, end);
    return;
  }
  const from = scratch.length;
  unescapeW3c(scratch, bytes, start, end, ESCAPE.plus);
  const spaced = scratch.bytes.slice(from, scratch.length);
  scratch.length = from;
  unescapeW3c(scratch, spaced, 0, spaced.length, ESCAPE.percent);
};

import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte, startsWith } from '../bytes/byte-text.ts';
import { Scratch } from '../bytes/scratch.ts';
import { type JsonSink, JsonWalker } from '../json/json-walker.ts';
import { type KeyNode, KeyTree } from '../json/key-tree.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { ParserOptions } from '../record-parser.ts';
import { TimeReader, timeContext } from '../time/time-reader.ts';
import { lineBefore } from './line-before.ts';
import type { Unwrapped, Unwrapper, Wrapper } from './wrapper.ts';

/** Docker cuts what a program writes into parts of so many bytes, each an entry; only the last ends with a newline. */
const PART_BYTES = 16_384;
const NEWLINE_AT_END = Buffer.from('\\n"');

/** Docker's json-file driver: `{"log":"…\n","stream":"stdout","time":"…"}`. */
export const DOCKER: Wrapper = {
  name: 'docker',
  beginsRecord(bytes, start) {
    const before = lineBefore(bytes, start);
    if (start - before < PART_BYTES || !startsWith(bytes, before, start, '{"log":"')) return true;
    return Buffer.from(bytes.buffer, bytes.byteOffset + before, start - before).includes(NEWLINE_AT_END);
  },
  createUnwrapper: (options) => new JsonUnwrapper(options, (key) => DOCKER_KEYS[key]),
};

const DOCKER_KEYS: Keys = { log: 'log', time: 'time' };

/** What `journalctl -o json` writes; the entry's own line tells its time. */
export const JOURNAL: Wrapper = {
  name: 'journal',
  createUnwrapper: (options) => new JsonUnwrapper(options, (key) => (key === 'MESSAGE' ? 'log' : undefined)),
};

/**
 * What collects lines and writes each as one entry's text: Filebeat, Fluentd and CloudWatch (`message`), Google Cloud
 * (`textPayload`), Loki (`line`), Splunk (`_raw`), Kubernetes' collectors (`log`).
 */
export const COLLECTED: Wrapper = {
  name: 'collected',
  createUnwrapper: (options) => new JsonUnwrapper(options, (key) => COLLECTED_KEYS[key]),
};

const COLLECTED_KEYS: Keys = {
  message: 'log',
  '@message': 'log',
  textPayload: 'log',
  line: 'log',
  _raw: 'log',
  log: 'log',
  '@timestamp': 'time',
  timestamp: 'time',
  time: 'time',
};

type Keys = Readonly<Record<string, 'log' | 'time' | undefined>>;

class JsonUnwrapper implements Unwrapper, JsonSink<'log' | 'time'> {
  readonly #times: TimeReader;
  readonly #scratch = new Scratch();
  readonly #walker: JsonWalker<'log' | 'time'>;
  #at = Number.NaN;
  #found = false;

  /** @param meaningOf which key holds the line, and which when it came */
  constructor(options: ParserOptions, meaningOf: (key: string) => 'log' | 'time' | undefined) {
    this.#times = new TimeReader(timeContext(options));
    const keys = new KeyTree<'log' | 'time'>((path) => {
      // Elasticsearch's hits have the entry one step further in.
      const [key = '', ...rest] = path[0] === '_source' ? path.slice(1) : path;
      return rest.length > 0 ? undefined : meaningOf(key);
    });
    this.#walker = new JsonWalker(keys, this);
  }

  value(node: KeyNode<'log' | 'time'>, bytes: Uint8Array, start: number, end: number): void {
    if (node.meaning === 'time') this.#at = this.#times.readAll(bytes, start, end);
    if (node.meaning !== 'log') return;
    this.#found = true;
    unescapeJson(this.#scratch, bytes, start, end);
  }

  unwrap(bytes: Uint8Array, start: number, end: number, line: Unwrapped): boolean {
    const scratch = this.#scratch;
    scratch.length = 0;
    for (let pos = start; pos <= end; ) {
      const lineEnd = indexOfByte(bytes, pos, end, ASCII.newline);
      this.#found = false;
      this.#at = Number.NaN;
      if (bytes[pos] !== ASCII.brace || !this.#walker.walk(bytes, pos, lineEnd) || !this.#found) return false;
      pos = lineEnd + 1;
    }
    line.bytes = scratch.bytes;
    line.start = 0;
    line.end = scratch.length;
    if (scratch.bytes[line.end - 1] === ASCII.newline) line.end--;
    if (scratch.bytes[line.end - 1] === ASCII.carriageReturn) line.end--;
    line.end = Math.max(0, line.end);
    line.at = this.#at;
    return true;
  }
}

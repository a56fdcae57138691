import { bytesOf, textOf } from '../bytes/byte-text.ts';
import { Scratch } from '../bytes/scratch.ts';
import { type JsonSink, JsonWalker } from '../json/json-walker.ts';
import { type KeyNode, KeyTree } from '../json/key-tree.ts';
import { unescapeJson } from '../named/unescape-json.ts';
import type { Unwrapped, Unwrapper, Wrapper } from './wrapper.ts';

/**
 * Entries of `journalctl -o json` as syslog would have written them: a login program's message does not tell who wrote
 * it, and when.
 */
export const JOURNAL_LOGINS: Wrapper = {
  name: 'journal-logins',
  createUnwrapper: () => new JournalUnwrapper(),
};

/** The last instant that a `Date` can hold. */
const LATEST = 8.64e15;

type Part = 'at' | 'program' | 'message';
const PARTS: Readonly<Record<string, Part | undefined>> = {
  __REALTIME_TIMESTAMP: 'at',
  SYSLOG_IDENTIFIER: 'program',
  MESSAGE: 'message',
};

class JournalUnwrapper implements Unwrapper, JsonSink<Part> {
  readonly #walker = new JsonWalker<Part>(
    new KeyTree<Part>(([key = '', ...rest]) => (rest.length > 0 ? undefined : PARTS[key])),
    this,
  );
  readonly #line = new Scratch();
  readonly #texts: Record<Part, string> = { at: '', program: '', message: '' };

  value(node: KeyNode<Part>, bytes: Uint8Array, start: number, end: number): void {
    if (node.meaning === undefined) return;
    const scratch = this.#line;
    scratch.length = 0;
    unescapeJson(scratch, bytes, start, end);
    this.#texts[node.meaning] = textOf(scratch.bytes, 0, scratch.length);
  }

  unwrap(bytes: Uint8Array, start: number, end: number, line: Unwrapped): boolean {
    const texts = this.#texts;
    texts.at = '';
    texts.program = '';
    texts.message = '';
    if (!this.#walker.walk(bytes, start, end)) return false;
    const at = Number(texts.at) / 1000;
    if (!(at > 0 && at < LATEST) || texts.program === '' || texts.message === '') return false;
    const written = bytesOf(`${new Date(at).toISOString()} - ${texts.program}: ${texts.message}`);
    line.bytes = written;
    line.start = 0;
    line.end = written.length;
    line.at = at;
    return true;
  }
}

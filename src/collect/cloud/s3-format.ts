import { type Column, type Layout, SKIP } from '../column.ts';
import type { Format } from '../format.ts';
import { compileLayout, type LayoutProgram } from '../layout/compile-layout.ts';
import { LayoutParser } from '../layout/layout-parser.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import type { RecordView } from '../record-view.ts';

const skip = (): Column => ({ ...SKIP });
const CLIENT: Column = { role: 'address', rank: 3 };
const STATUS: Column = { role: 'status', rank: 3 };
const SENT: Column = { role: 'bytes', rank: 4 };
const TOTAL_TIME: Column = { role: 'duration', rank: 1, scale: 1 };
const REFERER: Column = { role: 'referer', rank: 1, header: 'referer' };
const AGENT: Column = { role: 'user-agent', rank: 1, header: 'user-agent' };

/** Owner, bucket, time, address, requester, request id, operation. */
const HEAD: Layout['parts'] = [
  ...[skip(), ' ', skip(), ' [', { role: 'time-any', rank: 1 } as const, '] ', CLIENT, ' ', skip(), ' '],
  ...[skip(), ' ', skip(), ' '],
];

/** Status, error, bytes sent, object's size, times in milliseconds, headers, version id; then ids, ciphers and the host. */
const TAIL: Layout['parts'] = [
  ...[STATUS, ' ', skip(), ' ', SENT, ' ', skip(), ' ', TOTAL_TIME, ' ', skip(), ' "'],
  ...[REFERER, '" "', AGENT, '" ', skip(), ' ', skip(), ' ', skip(), ' ', skip(), ' ', skip(), ' '],
  ...[{ role: 'host', rank: 1 } as const, ' ', skip()],
];

const REQUEST = programOf([...HEAD, skip(), ' "', { role: 'request', rank: 2 }, '" ', ...TAIL]);
/** What the service did on its own, or within one request for many objects: the key is all it names. */
const KEY = programOf([
  ...[...HEAD, { role: 'target', rank: 2 } as const, ' - ', STATUS, ' ', skip(), ' ', SENT, ' ', skip()],
]);

/** Amazon S3's server access log ("Amazon S3 server access log format"). */
export const S3: Format = { name: 's3', kind: 'web', createParser: (options) => new S3Parser(options) };

function programOf(parts: Layout['parts']): LayoutProgram {
  return compileLayout({ name: 's3', parts }) as LayoutProgram;
}

class S3Parser implements RecordParser {
  readonly format = 's3';
  readonly #request: LayoutParser;
  readonly #key: LayoutParser;

  constructor(options: ParserOptions) {
    this.#request = new LayoutParser('s3', REQUEST, options);
    this.#key = new LayoutParser('s3', KEY, options);
  }

  parse(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null {
    const failure = this.#request.parse(bytes, start, end, view);
    if (failure === null || failure === 'ignored') return failure;
    return this.#key.parse(bytes, start, end, view) === null ? null : failure;
  }
}

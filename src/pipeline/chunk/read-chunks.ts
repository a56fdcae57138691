import type { ByteSource, ByteTrouble } from '../../model/byte-source.ts';
import type { ChunkExtent } from './chunk-extent.ts';
import type { SlotPool } from './slot-pool.ts';

/** A line that goes on for longer than this is no log: a compressed bomb, a disk image. */
const ENDLESS_LINE_BYTES = 64 * 2 ** 20;

const LINE_FEED = 10;

/** What the reader must know of a format. */
export interface RecordCutter {
  /** End of the last complete record in bytes[0, length), its line feed included; 0 when there is none. */
  cut(bytes: Uint8Array, length: number): number;
  /** Start of lines that announce columns; '' for formats that have none. */
  readonly headerPrefix: string;
}

/** A filled chunk; its bytes are the reader's until the slot is given back. */
export interface FilledChunk {
  readonly extent: ChunkExtent;
  readonly slot: SharedArrayBuffer;
}

/**
 * Cuts an input into chunks of whole records, at places that depend on the bytes only.
 *
 * @param source the input's plain bytes
 * @param slots give free buffers of CHUNK_BYTES; the receiver of a chunk gives its own back
 * @param cutterFor told the first bytes, says how the input is cut; told the next ones when those were one long line
 * @returns why the input ended early, if it did
 */
export async function* readChunks(
  source: ByteSource,
  slots: Pick<SlotPool, 'take' | 'giveBack'>,
  cutterFor: (sample: Uint8Array) => RecordCutter,
): AsyncGenerator<FilledChunk, ByteTrouble | undefined> {
  let carried = new Uint8Array(0);
  let offset = 0;
  let header = '';
  let cutter: RecordCutter | undefined;
  for (let index = 0; ; ) {
    const slot = await slots.take();
    const bytes = new Uint8Array(slot);
    bytes.set(carried);
    const length = carried.length + (await source.read(bytes.subarray(carried.length)));
    if (length === 0) {
      slots.giveBack(slot);
      return source.trouble;
    }
    cutter ??= cutterFor(bytes.subarray(0, length));
    const atEnd = length < bytes.length;
    const whole = atEnd ? length : cutter.cut(bytes, length);
    const tooLong = whole === 0;
    yield { extent: { index, offset, length: tooLong ? length : whole, header, tooLong }, slot };
    if (atEnd) return source.trouble;
    if (cutter.headerPrefix !== '') header = newestHeader(bytes, whole, cutter.headerPrefix) ?? header;
    carried = tooLong ? new Uint8Array(0) : bytes.slice(whole, length);
    offset += tooLong ? length : whole;
    index++;
    if (tooLong) {
      // The beginning of a line tells no format: what comes after it is looked at as if it were the start.
      if (offset === length) cutter = undefined;
      const skipped = await skipLine(source);
      if (skipped === undefined) {
        return { kind: 'bomb', cause: `one line of more than ${ENDLESS_LINE_BYTES / 2 ** 20} MiB` };
      }
      carried = skipped.rest;
      offset += skipped.bytes;
    }
  }
}

/** Reads past the end of a line; gives what came after it, or undefined when the line does not end. */
async function skipLine(
  source: ByteSource,
): Promise<{ bytes: number; rest: Uint8Array<ArrayBuffer> } | undefined> {
  const part = new Uint8Array(2 ** 16);
  for (let skipped = 0; skipped < ENDLESS_LINE_BYTES; ) {
    const got = await source.read(part);
    if (got === 0) return { bytes: skipped, rest: new Uint8Array(0) };
    const end = part.subarray(0, got).indexOf(LINE_FEED);
    if (end >= 0) return { bytes: skipped + end + 1, rest: part.slice(end + 1, got) };
    skipped += got;
  }
  return undefined;
}

function newestHeader(bytes: Uint8Array, length: number, prefix: string): string | undefined {
  const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, length);
  for (let at = chunk.lastIndexOf(prefix); at >= 0; at = at === 0 ? -1 : chunk.lastIndexOf(prefix, at - 1)) {
    if (at > 0 && chunk[at - 1] !== LINE_FEED) continue;
    const end = chunk.indexOf(LINE_FEED, at);
    return chunk.toString('latin1', at, end < 0 ? length : end).trimEnd();
  }
  return undefined;
}

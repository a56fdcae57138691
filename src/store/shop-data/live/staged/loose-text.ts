import { isUtf8 } from 'node:buffer';

const LINE_FEED = 0x0a;
/** Where bytes without a script go in Unicode: an area that no text uses, so that different bytes stay different. */
const PRIVATE_USE = 0xf700;

/**
 * Makes UTF-8 of text in a database that does not know its script (SQL_ASCII): what is UTF-8 stays, every other byte
 * becomes a character of its own.
 */
export class LooseText {
  #rest: Buffer = Buffer.alloc(0);

  /** Whole lines only: what follows the last line feed comes with the next chunk. */
  next(chunk: Uint8Array): Buffer {
    const all = Buffer.concat([this.#rest, chunk]);
    const end = all.lastIndexOf(LINE_FEED) + 1;
    this.#rest = all.subarray(end);
    const lines = all.subarray(0, end);
    return isUtf8(lines) ? lines : Buffer.from(loosely(lines), 'utf8');
  }
}

function loosely(bytes: Buffer): string {
  let text = '';
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    text += bytes.toString('utf8', from, at) + String.fromCharCode(PRIVATE_USE + bytes[at]!);
    from = ++at;
  }
  return text + bytes.toString('utf8', from);
}

/** Bytes of the UTF-8 character that begins here; 0 when none does. */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  const length =
    first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  return length > 0 && at + length <= bytes.length && isUtf8(bytes.subarray(at, at + length)) ? length : 0;
}

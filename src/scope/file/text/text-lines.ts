import type { FileEncoding } from './file-encoding.ts';

/** A line of a text file, without its line end. */
export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly line: number;
  /** Longer than any row: its text is left out. */
  readonly isTooLong: boolean;
}

/** A dump writes up to 16 MiB into one line. */
const LONGEST_LINE = 1 << 25;
const LINE_FEED = 10;
const BYTE_ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp'] as const;

const fatal = Object.fromEntries(
  BYTE_ENCODINGS.map((name) => [name, new TextDecoder(name, { fatal: true })] as const),
) as Record<(typeof BYTE_ENCODINGS)[number], InstanceType<typeof TextDecoder>>;
const lenient = new TextDecoder('utf-8');

/**
 * The lines of a text file. Each is read in the file's encoding; one that is not in it (exports are put together by
 * hand) in the first that it can be in; else unknown bytes become U+FFFD.
 */
export function* textLines(chunks: Iterable<Uint8Array>, encoding: FileEncoding): Generator<TextLine> {
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const source = isWide ? toUtf8(chunks, encoding) : chunks;
  const preferred = isWide ? 'utf-8' : encoding;
  let line = 1;
  for (const { bytes, isTooLong } of byteLines(source)) {
    const end = bytes[bytes.length - 1] === 13 ? bytes.length - 1 : bytes.length;
    yield { text: isTooLong ? '' : decode(bytes.subarray(0, end), preferred), line, isTooLong };
    line++;
  }
}

function* byteLines(chunks: Iterable<Uint8Array>): Generator<{ bytes: Uint8Array; isTooLong: boolean }> {
  let rest: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      const isTooLong = length > LONGEST_LINE;
      const tail = chunk.subarray(from, at);
      yield {
        bytes: isTooLong ? new Uint8Array(0) : rest.length === 0 ? tail : Buffer.concat([...rest, tail]),
        isTooLong,
      };
      rest = [];
      length = 0;
      from = at + 1;
    }
    length += chunk.length - from;
    if (length > LONGEST_LINE) rest = [];
    else if (from < chunk.length) rest.push(chunk.slice(from));
  }
  if (length > 0) yield { bytes: Buffer.concat(rest), isTooLong: length > LONGEST_LINE };
}

function decode(bytes: Uint8Array, preferred: (typeof BYTE_ENCODINGS)[number]): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  for (const encoding of [preferred, ...BYTE_ENCODINGS]) {
    try {
      return fatal[encoding].decode(bytes);
    } catch {
      // Not in this encoding.
    }
  }
  return lenient.decode(bytes);
}

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (bytes[i]! >= 0x80) return false;
  return true;
}

function* toUtf8(chunks: Iterable<Uint8Array>, encoding: FileEncoding): Generator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for (const chunk of chunks) yield encoder.encode(decoder.decode(chunk, { stream: true }));
  yield encoder.encode(decoder.decode());
}

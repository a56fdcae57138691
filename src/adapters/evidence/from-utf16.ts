import type { Decompress } from './decompress.ts';

const encoder = new TextEncoder();

/** UTF-8 of UTF-16 with a byte order mark (RFC 2781), as Windows writes what a shell redirects. */
export function fromUtf16(label: 'utf-16le' | 'utf-16be'): Decompress {
  return async function* (received) {
    const decoder = new TextDecoder(label);
    for await (const part of received) yield encoder.encode(decoder.decode(part, { stream: true }));
    yield encoder.encode(decoder.decode());
  };
}

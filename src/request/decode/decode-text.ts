import type { TextEncoding } from './text-encoding.ts';

type Decoder = InstanceType<typeof TextDecoder>;
const decoders = new Map<TextEncoding, Decoder>();

/**
 * Reads bytes as the text that a person would see. Bytes of no known encoding stay one character each, so that
 * nothing is lost.
 *
 * @param bytes text in which each character is one byte
 */
export function decodeText(bytes: string, encoding: TextEncoding): string {
  if (encoding === 'ascii' || encoding === 'bytes') return bytes;
  let decoder = decoders.get(encoding);
  if (decoder === undefined) {
    decoder = new TextDecoder(encoding, { ignoreBOM: true });
    decoders.set(encoding, decoder);
  }
  const buffer = new Uint8Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) buffer[i] = bytes.charCodeAt(i);
  return decoder.decode(buffer);
}

import type { OpenInput } from '../../model/byte-source.ts';

/** The first whole lines of an input, decompressed, at most so many bytes of them. */
export async function readHead(input: OpenInput, most: number): Promise<Uint8Array> {
  const source = await input.open(false);
  try {
    const bytes = new Uint8Array(most);
    let filled = 0;
    while (filled < bytes.length) {
      const read = await source.read(bytes.subarray(filled));
      if (read === 0) return bytes.subarray(0, filled);
      filled += read;
    }
    // The last line may be cut off.
    return bytes.subarray(0, Math.max(bytes.lastIndexOf(0x0a), 0));
  } finally {
    await source.close();
  }
}

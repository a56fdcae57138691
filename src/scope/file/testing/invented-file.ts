import { createHash } from 'node:crypto';
import type { LeakedFile } from '../../../model/leaked-file.ts';

/** A leaked file in memory, given in pieces that cut characters and lines anywhere. */
export function inventedFile(
  content: Uint8Array | string,
  path = 'leaked/orders.csv',
  piece = 7,
): LeakedFile {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const step = bytes.length > 100_000 ? 65_536 : piece;
  return {
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    *chunks() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
    },
  };
}

type Japanese = 'shift_jis' | 'euc-jp';

const tables = new Map<Japanese, Map<string, number[]>>();

/** A text as bytes of CP932 or EUC-JP: what the platform decodes, turned round. */
export function encoded(text: string, encoding: Japanese): Uint8Array {
  let table = tables.get(encoding);
  if (table === undefined) {
    table = new Map();
    const decoder = new TextDecoder(encoding);
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const char = decoder.decode(Uint8Array.of(lead, trail));
        if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail]);
      }
    }
    tables.set(encoding, table);
  }
  return Uint8Array.from(
    [...text].flatMap((char) => (char < '\u0080' ? [char.charCodeAt(0)] : (table.get(char) ?? [0x3f]))),
  );
}

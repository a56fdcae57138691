import { encodingOf } from '../../../request/decode/text-encoding.ts';

/** How a text file's bytes are read. */
export type FileEncoding = 'utf-8' | 'shift_jis' | 'euc-jp' | 'utf-16le' | 'utf-16be';

/** Tells the encoding of a text file from its first bytes: by its mark, by zeros, by what the bytes can be. */
export function fileEncoding(sample: Uint8Array): FileEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = Math.min(sample.length, 4096);
  for (let i = 0; i < looked; i++) if (sample[i] === 0) zeros[i % 2]!++;
  if (zeros[1]! > looked / 5) return 'utf-16le';
  if (zeros[0]! > looked / 5) return 'utf-16be';
  const found = encodingOf(Buffer.from(sample).toString('latin1'));
  return found === 'shift_jis' || found === 'euc-jp' ? found : found === 'bytes' ? mostly(sample) : 'utf-8';
}

/** A file in which encodings are mixed: the one that most of its lines can be. */
function mostly(sample: Uint8Array): FileEncoding {
  const lines = Buffer.from(sample).toString('latin1').split('\n');
  const counts = new Map<string, number>();
  for (const line of lines) {
    const encoding = encodingOf(line);
    if (encoding !== 'ascii' && encoding !== 'bytes') counts.set(encoding, (counts.get(encoding) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return (best?.[0] as FileEncoding | undefined) ?? 'utf-8';
}

import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { StagingArea } from '../../table-source.ts';

/** The path of a file's UTF-8 copy when it begins with the mark of UTF-16; else its own path. */
export async function asUtf8(path: string, area: StagingArea): Promise<string> {
  const file = await open(path);
  const mark = Buffer.alloc(2);
  try {
    await file.read(mark, 0, 2, 0);
  } finally {
    await file.close();
  }
  const label = mark.equals(Buffer.from([0xff, 0xfe]))
    ? 'utf-16le'
    : mark.equals(Buffer.from([0xfe, 0xff]))
      ? 'utf-16be'
      : undefined;
  if (label === undefined) return path;
  const copy = area.newFile('.csv');
  const decoder = new TextDecoder(label);
  await pipeline(
    createReadStream(path),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
      yield decoder.decode();
    },
    createWriteStream(copy, { mode: 0o600 }),
  );
  return copy;
}

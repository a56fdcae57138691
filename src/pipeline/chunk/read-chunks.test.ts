import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ByteSource } from '../../model/byte-source.ts';
import { CHUNK_BYTES } from './chunk-bytes.ts';
import { readChunks } from './read-chunks.ts';
import { SlotPool } from './slot-pool.ts';

function sourceOf(bytes: Buffer, parts: number): ByteSource {
  let at = 0;
  return {
    trouble: undefined,
    receivedBytes: bytes.length,
    async read(target) {
      let filled = 0;
      while (filled < target.length && at < bytes.length) {
        const some = bytes.subarray(at, at + Math.min(parts, target.length - filled));
        target.set(some, filled);
        filled += some.length;
        at += some.length;
      }
      return filled;
    },
    digest: async () => '',
    close: async () => {},
  };
}

const byLine = {
  headerPrefix: '#Fields:',
  cut: (bytes: Uint8Array, length: number) => bytes.subarray(0, length).lastIndexOf(10) + 1,
};

async function chunksOf(bytes: Buffer, parts = 65_536) {
  const chunks: { text: Buffer; offset: number; header: string; tooLong: boolean }[] = [];
  const reader = readChunks(
    sourceOf(bytes, parts),
    { take: async () => new SharedArrayBuffer(CHUNK_BYTES), giveBack: () => {} },
    () => byLine,
  );
  for (let next = await reader.next(); ; next = await reader.next()) {
    if (next.done) return { chunks, trouble: next.value };
    const { extent, slot } = next.value;
    chunks.push({ ...extent, text: Buffer.from(new Uint8Array(slot, 0, extent.length).slice()) });
  }
}

test('chunks are whole lines, lie end to end, and add up to the input', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(900_000), { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (lengths, finalBreak) => {
        const lines = lengths.map((length, index) => String.fromCharCode(97 + index).repeat(length));
        const bytes = Buffer.from(lines.join('\n') + (finalBreak ? '\n' : ''));
        const { chunks } = await chunksOf(bytes);
        expect(Buffer.concat(chunks.map((chunk) => chunk.text)).equals(bytes)).toBe(true);
        let offset = 0;
        for (const [index, chunk] of chunks.entries()) {
          expect(chunk.offset).toBe(offset);
          if (index < chunks.length - 1) expect(chunk.text.at(-1)).toBe(10);
          offset += chunk.text.length;
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('a line longer than a chunk is handed on as its beginning, and the next line is read as ever', async () => {
  const bytes = Buffer.from(`first\n${'x'.repeat(CHUNK_BYTES * 2 + 7)}\nlast\n`);
  const { chunks } = await chunksOf(bytes);
  expect(chunks.map((chunk) => chunk.tooLong)).toEqual([false, true, false]);
  expect(chunks[2]!.text.toString()).toBe('last\n');
  expect(chunks[2]!.offset).toBe(bytes.length - 5);
});

test('a line that does not end is refused', async () => {
  const { trouble } = await chunksOf(Buffer.alloc(70 * 2 ** 20));
  expect(trouble?.kind).toBe('bomb');
});

test('the newest column announcement before a chunk goes with it', async () => {
  const filler = `${'x'.repeat(999)}\n`.repeat(2500);
  const { chunks } = await chunksOf(Buffer.from(`#Fields: a\n${filler}#Fields: b\n${filler}`));
  expect(chunks.map((chunk) => chunk.header)).toEqual(['', '#Fields: a', '#Fields: b']);
});

test('every slot that no chunk went out in is given back', async () => {
  for (const size of [0, CHUNK_BYTES]) {
    const slots = new SlotPool(1);
    const bytes = Buffer.alloc(size, 'line\n');
    let read = 0;
    // Without the one slot the next reader would wait for ever.
    for (let input = 0; input < 3; input++) {
      for await (const { slot, extent } of readChunks(sourceOf(bytes, size), slots, () => byLine)) {
        read += extent.length;
        slots.giveBack(slot);
      }
    }
    expect(read).toBe(3 * size);
  }
});

test('a first line longer than a chunk does not decide how the input is cut', async () => {
  const bytes = Buffer.from(`${'x'.repeat(CHUNK_BYTES + 7)}\nsecond\n`);
  const told: string[] = [];
  const reader = readChunks(sourceOf(bytes, 65_536), new SlotPool(3), (sample) => {
    told.push(Buffer.from(sample).toString());
    return byLine;
  });
  for await (const _ of reader);
  expect(told.map((sample) => sample.slice(0, 3))).toEqual(['xxx', 'sec']);
});

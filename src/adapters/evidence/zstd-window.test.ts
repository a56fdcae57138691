import { expect, test } from 'vitest';
import { zstdWindow } from './zstd-window.ts';

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];
const frame = (...bytes: number[]) => Uint8Array.from([...MAGIC, ...bytes, ...new Array<number>(14).fill(0)]);

test.each([
  ['a window descriptor of 2^27', frame(0x00, 17 << 3), 2 ** 27],
  ['one of 2^31', frame(0x04, 21 << 3), 2 ** 31],
  ['eighths of its base', frame(0x00, (10 << 3) | 3), 2 ** 20 + 3 * 2 ** 17],
  ['a single segment of 200 bytes', frame(0x20, 200), 200],
  ['a single segment of 256 bytes', frame(0x60, 0, 0), 256],
  ['a single segment of 2^30 bytes', frame(0xa0, 0, 0, 0, 0x40), 2 ** 30],
  ['a single segment of 2^40 bytes', frame(0xe0, 0, 0, 0, 0, 0, 1), 2 ** 40],
  ['a single segment with a dictionary id', frame(0xa1, 9, 0, 0, 0, 0x40), 2 ** 30],
  ['no frame', Uint8Array.from(new Array<number>(20).fill(0)), 0],
  ['too little', Uint8Array.from(MAGIC), 0],
])('%s', (_, head, bytes) => {
  expect(zstdWindow(head)).toBe(bytes);
});

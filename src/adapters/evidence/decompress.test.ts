import { gzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { gunzip } from './gunzip.ts';

const warnings: Error[] = [];
const note = (warning: Error) => warnings.push(warning);
afterEach(() => process.off('warning', note));

it('waits for a large archive many times without leaving listeners behind', async () => {
  process.on('warning', note);
  const text = Array.from({ length: 400_000 }, (_, n) => `${n * 7919}\n`).join('');
  const packed = gzipSync(text);
  async function* parts() {
    for (let at = 0; at < packed.length; at += 65_536) yield packed.subarray(at, at + 65_536);
  }
  let length = 0;
  for await (const part of gunzip(parts())) length += part.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(length).toBe(text.length);
  expect(warnings).toEqual([]);
});

import { PassThrough, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { BlockWriter } from './block-writer.ts';

describe('BlockWriter', () => {
  it('writes everything, in blocks', async () => {
    const stream = new PassThrough();
    let blocks = 0;
    stream.on('data', () => blocks++);
    const read = text(stream);
    const writer = new BlockWriter(stream);
    const lines = Array.from({ length: 50_000 }, (_, n) => `line ${n}\n`);
    for (const line of lines) {
      writer.write(line);
      await writer.drained();
    }
    await writer.end();
    stream.end();
    expect(await read).toBe(lines.join(''));
    expect(blocks).toBeLessThan(20);
  });

  it('stops quietly when the reader has gone', async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    });
    const writer = new BlockWriter(stream);
    writer.write('x'.repeat(1 << 17));
    await writer.drained();
    expect(writer.closed).toBe(true);
    writer.write('y'.repeat(1 << 17));
    await writer.end();
  });

  it('fails loudly when writing fails otherwise', async () => {
    const stream = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
    });
    const writer = new BlockWriter(stream);
    writer.write('x'.repeat(1 << 17));
    await expect(writer.drained()).rejects.toThrow('no space');
  });
});

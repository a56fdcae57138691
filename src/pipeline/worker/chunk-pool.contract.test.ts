import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformSync } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { type ChunkPool, slotsFor } from '../chunk/chunk-pool.ts';
import { InlinePool } from '../chunk/inline-pool.ts';
import { MixedPool } from '../chunk/mixed-pool.ts';
import { WorkerPool } from '../chunk/worker-pool.ts';
import { createMessageHandler } from './message-handler.ts';
import type { createPasses } from './pass/create-passes.ts';

/** Passes that do what a job says, as source text: threads and the calling thread run the same. */
const PASSES = `(setup) => {
  if (setup === 'bad') throw new Error('bad setup');
  const kept = [];
  let wanted = '';
  return {
    addInput() {},
    want(words) { wanted = words; },
    run({ pass, input }) {
      if (pass === 'fail') throw new Error('cannot read input ' + input);
      kept.push(input);
      return { lines: input * 10, wanted, kept, segments: [new Uint8Array([input]).buffer] };
    },
  };
}`;

const folder = mkdtempSync(join(tmpdir(), 'hinomi-pool-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = join(folder, 'worker.mjs');
const handler = readFileSync(new URL('./message-handler.ts', import.meta.url), 'utf8');
writeFileSync(
  script,
  `import { parentPort } from 'node:worker_threads';
${transformSync(handler, { loader: 'ts' }).code}
const handle = createMessageHandler(${PASSES}, (answer, moved) => parentPort.postMessage(answer, moved));
parentPort.on('message', handle);`,
);

const inlinePasses = new Function(`return ${PASSES}`)() as typeof createPasses;
const openInline = () => new InlinePool((send) => createMessageHandler(inlinePasses, send));

describe.each<[string, () => ChunkPool]>([
  ['WorkerPool', () => new WorkerPool(pathToFileURL(script), 1)],
  ['InlinePool', openInline],
  ['MixedPool', () => new MixedPool(new WorkerPool(pathToFileURL(script), 1, 1), openInline)],
])('%s', (_name, open) => {
  const job = (pass: string, input: number) => ({ type: 'chunk', pass, input });

  async function withPool<T>(setup: string, use: (pool: ChunkPool) => Promise<T>): Promise<T> {
    const pool = open();
    try {
      pool.tellAll({ type: 'setup', setup });
      return await use(pool);
    } finally {
      await pool.close();
    }
  }

  it('answers each job with its own result, all at once', async () => {
    const answers = await withPool('good', (pool) =>
      Promise.all([1, 2, 3].map((input) => pool.run<{ lines: number }>(job('signals', input)))),
    );
    expect(answers.map(({ lines }) => lines)).toEqual([10, 20, 30]);
  });

  it('tells before the jobs that come later', async () => {
    const [before, after] = await withPool('good', async (pool) => {
      const first = pool.run<{ wanted: string }>(job('signals', 1));
      pool.tellAll({ type: 'wanted', wanted: '/shell.php' });
      return Promise.all([first, pool.run<{ wanted: string }>(job('draw', 1))]);
    });
    expect([before.wanted, after.wanted]).toEqual(['', '/shell.php']);
  });

  it('hands over a result that later jobs do not change', async () => {
    const first = await withPool('good', async (pool) => {
      const result = await pool.run<{ kept: number[]; segments: ArrayBuffer[] }>(job('signals', 1));
      await pool.run(job('signals', 2));
      return result;
    });
    expect(first.kept).toEqual([1]);
    expect(new Uint8Array(first.segments[0]!)).toEqual(new Uint8Array([1]));
  });

  it('reports the failure of a job, and goes on', async () => {
    await withPool('good', async (pool) => {
      await expect(pool.run(job('fail', 7))).rejects.toThrow('cannot read input 7');
      await expect(pool.run(job('signals', 1))).resolves.toMatchObject({ lines: 10 });
    });
  });

  it('rejects every job once its worker has died', async () => {
    await withPool('bad', async (pool) => {
      await expect(pool.run(job('signals', 1))).rejects.toThrow('bad setup');
      await expect(pool.run(job('signals', 2))).rejects.toThrow('bad setup');
    });
  });

  it('rests between jobs, and goes on with what it was told', async () => {
    await withPool('good', async (pool) => {
      pool.tellAll({ type: 'wanted', wanted: '/a.php' });
      const first = pool.run<{ kept: number[] }>(job('signals', 1));
      await pool.rest?.();
      await expect(first).resolves.toMatchObject({ lines: 10, wanted: '/a.php' });
      await pool.rest?.();
      const second = await pool.run<{ kept: number[]; wanted: string }>(job('draw', 2));
      expect(second).toMatchObject({ lines: 20, wanted: '/a.php' });
      // Threads begin anew, the calling thread cannot.
      expect(second.kept).toEqual(pool.rest === undefined ? [1, 2] : [2]);
      await pool.rest?.();
      pool.tellAll({ type: 'wanted', wanted: '/b.php' });
      await expect(pool.run(job('draw', 3))).resolves.toMatchObject({ lines: 30, wanted: '/b.php' });
    });
  });

  it('has a slot to fill while its worker is busy', async () => {
    await withPool('good', async (pool) => expect(slotsFor(pool)).toBeGreaterThan(pool.atHand));
  });
});

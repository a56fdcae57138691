import { describe, expect, it } from 'vitest';
import type { ChunkPool } from './chunk-pool.ts';
import { MixedPool } from './mixed-pool.ts';

/** Writes down what it is told and given; its jobs are done when the test says so. */
class SlowPool implements ChunkPool {
  readonly atHand = 2;
  readonly heard: string[] = [];
  readonly #open: (() => void)[] = [];

  tellAll(message: object): void {
    this.heard.push((message as { name: string }).name);
  }

  run<Result>(message: object): Promise<Result> {
    this.tellAll(message);
    return new Promise((resolve) => this.#open.push(() => resolve('threads' as Result)));
  }

  finishOne(): void {
    this.#open.shift()!();
  }

  async close(): Promise<void> {}
}

/** Does at once what it is given. */
class QuickPool extends SlowPool {
  override async run<Result>(message: object): Promise<Result> {
    this.tellAll(message);
    return 'here' as Result;
  }
}

function open() {
  const threads = new SlowPool();
  const here: QuickPool[] = [];
  const pool = new MixedPool(threads, () => {
    here.push(new QuickPool());
    return here[0]!;
  });
  const run = (name: string) => pool.run<string>({ name });
  return { pool, threads, here, run };
}

describe('a pool of threads and the calling thread', () => {
  it('leaves to the threads what they have room for, and begins nothing here', async () => {
    const { threads, here, run } = open();
    const jobs = [run('a'), run('b')];
    threads.finishOne();
    threads.finishOne();
    expect(await Promise.all(jobs)).toEqual(['threads', 'threads']);
    expect(here).toEqual([]);
  });

  it('does here what is too much for them, told all that was told before', async () => {
    const { pool, threads, here, run } = open();
    pool.tellAll({ name: 'setup' });
    const jobs = ['a', 'b', 'c'].map(run);
    expect(await jobs[2]).toBe('here');
    expect(here[0]!.heard).toEqual(['setup', 'c']);
    expect(threads.heard).toEqual(['setup', 'a', 'b']);
  });

  it('gives a thread that became free what still waits', async () => {
    const { threads, here, run } = open();
    const jobs = ['a', 'b', 'c'].map(run);
    threads.finishOne();
    await jobs[0];
    await new Promise(setImmediate);
    expect(threads.heard).toEqual(['a', 'b', 'c']);
    expect(here).toEqual([]);
  });

  it('hands out what waits before it tells anything else', () => {
    const { pool, threads, run } = open();
    for (const name of ['a', 'b', 'c']) void run(name);
    pool.tellAll({ name: 'wanted' });
    expect(threads.heard).toEqual(['a', 'b', 'c', 'wanted']);
  });
});

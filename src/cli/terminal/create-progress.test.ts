import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress } from './create-progress.ts';

function terminal(isTTY: boolean): { stream: NodeJS.WritableStream; written: () => string } {
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 200, cursorTo() {}, clearLine() {} });
  let text = '';
  stream.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  return { stream, written: () => text };
}

const HALF = { bytes: 5_000_000, totalBytes: 10_000_000, lines: 20_000 };

/** Runs a progress line through three updates, `stepMs` apart. */
function run(stream: NodeJS.WritableStream, stepMs: number, quiet = false): void {
  let time = 0;
  const progress = createProgress(stream, { quiet, language: 'en', now: () => time });
  for (let i = 0; i < 3; i++) {
    time += stepMs;
    progress.update(HALF);
  }
  vi.advanceTimersByTime(500);
  progress.end();
}

describe('createProgress', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('shows bytes, lines a second and the time left once a run takes over a second', () => {
    const { stream, written } = terminal(true);
    run(stream, 800);
    expect(written()).toContain('5.0 MB/10 MB');
    expect(written()).toContain('lines/s');
    expect(written()).toMatch(/about \d+ s left/);
  });

  it.each([
    ['a run is over within a second', true, 300, false],
    ['the stream is no terminal', false, 5000, false],
    ['it was told to be quiet', true, 5000, true],
  ])('writes nothing when %s', (_, isTTY, stepMs, quiet) => {
    const { stream, written } = terminal(isTTY);
    run(stream, stepMs, quiet);
    expect(written()).toBe('');
  });
});

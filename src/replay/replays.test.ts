import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Replay } from './replay.ts';
import { REPLAYS } from './replays.ts';

/** Hashes of what a replay writes, by path. */
function filesOf(replay: Replay): Map<string, string> {
  const files = new Map<string, string>();
  replay.build(
    {
      write(path, lines) {
        const hash = createHash('sha256');
        for (const line of lines) hash.update(line);
        files.set(path, hash.digest('hex'));
      },
    },
    { scale: 0.001 },
  );
  return files;
}

describe.each(REPLAYS.map((replay) => [replay.id, replay] as const))('%s', (_, replay) => {
  it('writes the same evidence each time, with a configuration', () => {
    const files = filesOf(replay);
    expect(files.has('hinomi.yaml')).toBe(true);
    expect(filesOf(replay)).toEqual(files);
  });
});

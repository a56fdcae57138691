import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const lines = makeLog({ days: 12, visitsPerDay: 900 }).trimEnd().split('\n');
const third = Math.ceil(lines.length / 3);
const part = (n: number) => `${lines.slice(n * third, (n + 1) * third).join('\n')}\n`;
space.write('access.log', part(2));
space.write('access.log.1', part(1));
space.write('access.log.2.gz', gzipSync(part(0)));

it('gives the same bytes for any number of workers and any order of files', async () => {
  const inOrder = ['access.log', 'access.log.1', 'access.log.2.gz'];
  const runs: [string, string[]][] = [
    ['one', ['--workers', '1', ...inOrder]],
    ['two', ['--workers', '2', ...inOrder]],
    ['eight', ['--workers', '8', ...inOrder]],
    ['turned', ['--workers', '2', ...inOrder.toReversed()]],
  ];
  for (const [out, args] of runs) {
    const run = await hinomi(['investigate', ...args, '--out', out, '--quiet'], { cwd: space.path });
    expect(run.code, run.stderr).toBe(0);
  }
  const first = fingerprints('one');
  expect(Object.keys(first).length).toBeGreaterThanOrEqual(6);
  for (const [out] of runs.slice(1)) expect(fingerprints(out), out).toEqual(first);
});

/** Hash of each file of a report, with the time at which it was made taken out. */
function fingerprints(out: string): Record<string, string> {
  const hash = (name: string) => {
    const bytes = readFileSync(space.at(`${out}/${name}`));
    const timeless = bytes
      .toString('latin1')
      .replace(/"generatedAt": ?"[^"]*"/, '')
      .replace(/<p class="meta">[^\n]*/, '');
    return createHash('sha256').update(timeless).digest('hex');
  };
  return Object.fromEntries(
    readdirSync(space.at(out))
      .sort()
      .map((name) => [name, hash(name)]),
  );
}

import { describe, expect, it } from 'vitest';
import { anInput, NIGHT } from '../../../../test/invented-investigation.ts';
import { inferRotations } from './rotation.ts';

const DAY = 86_400_000;

/** Inputs of which each ends one step before the one ahead of it. */
function inputs(paths: readonly string[], step = DAY) {
  return paths.map((path, i) => anInput({ path, firstAt: NIGHT - (i + 1) * step, lastAt: NIGHT - i * step }));
}

describe('inferRotations', () => {
  it.each([
    ['numbers', ['a/access.log.1', 'a/access.log.2.gz', 'a/access.log.3.gz']],
    ['dates', ['access_log-20260922', 'access_log-20260921.gz', 'access_log-20260920.gz']],
    [
      'dates with hyphens and an ending',
      ['access-2026-09-22.log', 'access-2026-09-21.log', 'access-2026-09-20.log'],
    ],
  ])('reads daily rotation from %s, in whatever order the files come', (_, paths) => {
    const [rotation, ...others] = inferRotations(inputs(paths).toReversed());
    expect(others).toEqual([]);
    expect(rotation?.every).toBe('day');
    expect(rotation?.deletions.map(({ input, at }) => [input.path, at])).toEqual([
      [paths[2], NIGHT + DAY],
      [paths[1], NIGHT + 2 * DAY],
      [paths[0], NIGHT + 3 * DAY],
    ]);
  });

  it('orders numbers as numbers', () => {
    const paths = Array.from({ length: 14 }, (_, n) => `access.log.${n + 1}${n > 0 ? '.gz' : ''}`);
    expect(inferRotations(inputs(paths))[0]?.deletions[0]?.input.path).toBe('access.log.14.gz');
  });

  it('tells weekly rotation from daily', () => {
    expect(inferRotations(inputs(['a.log.1', 'a.log.2', 'a.log.3'], 7 * DAY))[0]?.every).toBe('week');
  });

  it.each([
    ['too few files', inputs(['access.log', 'access.log.1', 'access.log.2'])],
    ['no even steps', inputs(['a.log.1', 'a.log.2', 'a.log.3'], 3 * DAY)],
    ['no rotated names', inputs(['a.log', 'b.log', 'c.log'])],
    ['different logs', inputs(['a.log.1', 'b.log.1', 'c.log.1'])],
    [
      'no times',
      inputs(['a.log.1', 'a.log.2', 'a.log.3']).map((input) => ({ ...input, lastAt: Number.NaN })),
    ],
  ])('says nothing for %s', (_, given) => {
    expect(inferRotations(given)).toEqual([]);
  });
});

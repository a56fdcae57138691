import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { PlannedRequest } from '../plan/table-plan.ts';
import { mayReachSql } from './may-reach-sql.ts';
import { type ClassChoice, fitClasses, type RowClass } from './row-classes.ts';

const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
afterAll(() => connection.closeSync());

const BUCKETS = 400;
const UNKNOWN = BUCKETS + 1;

const row = fc.record({
  bucket: fc.oneof(fc.nat({ max: BUCKETS }), fc.constant(UNKNOWN)),
  values: fc.tuple(fc.nat({ max: 2 })),
  flags: fc.tuple(fc.boolean(), fc.boolean()),
  rows: fc.constant(1),
});
const choice: fc.Arbitrary<ClassChoice> = fc.record({
  from: fc.nat({ max: BUCKETS }),
  to: fc.oneof(fc.nat({ max: BUCKETS }), fc.constant(UNKNOWN)),
  isTimed: fc.boolean(),
  values: fc.oneof(
    fc.constant([]),
    fc.record({ column: fc.constant(0), fits: fc.constant(new Set([1])) }).map((each) => [each]),
  ),
  flags: fc.subarray([0, 1]),
});
const placed = (isPlaced: boolean) =>
  ({ place: isPlaced ? { group: 0, claim: 0, row: 0 } : null }) as PlannedRequest;

async function reachable(
  rows: readonly RowClass[],
  choices: readonly ClassChoice[],
  requests: readonly PlannedRequest[],
): Promise<boolean[]> {
  const listed = rows.map((each, n) => `(${[n, each.bucket, ...each.values, ...each.flags].join(', ')})`);
  const sql = `SELECT ${mayReachSql(requests, choices, UNKNOWN)} FROM (VALUES ${listed.join(', ')}) AS t(n, b, v0, q0, q1) ORDER BY n`;
  return (await connection.runAndReadAll(sql)).getRowsJS().map(([value]) => value as boolean);
}

it('is true for every row that a group reaches, of requests of whatever kind', async () => {
  const requests = fc.array(fc.tuple(choice, fc.boolean()), { maxLength: 150 });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), requests, async (rows, drawn) => {
      const choices = drawn.map(([each]) => each);
      const found = await reachable(
        rows,
        choices,
        drawn.map(([, isPlaced]) => placed(isPlaced)),
      );
      const reached = new Set<number>();
      const fitting = fitClasses(rows, choices, UNKNOWN);
      for (const [each, isPlaced] of drawn) if (isPlaced) fitting.each(each, (index) => reached.add(index));
      for (const index of reached) expect(found[index]).toBe(true);
    }),
    { numRuns: 150 },
  );
});

it('leaves out what lies outside of all windows, and what no condition holds for', async () => {
  const window = (from: number, to: number, flags: number[] = []): ClassChoice => ({
    from,
    to,
    isTimed: true,
    values: [],
    flags,
  });
  const rows = [5, 15, 25, UNKNOWN].map((bucket) => ({
    bucket,
    values: [0] as [number],
    flags: [false, true] as [boolean, boolean],
    rows: 1,
  }));
  const choices = [window(4, 6), window(14, 16, [0]), window(24, 26, [1])];
  const all = [placed(true), placed(true), placed(true)];
  expect(await reachable(rows, choices, all)).toEqual([true, false, true, true]);
  expect(await reachable(rows, choices, [placed(true), placed(true), placed(false)])).toEqual([
    true,
    false,
    false,
    true,
  ]);
  expect(await reachable(rows, [], [])).toEqual([false, false, false, false]);
});

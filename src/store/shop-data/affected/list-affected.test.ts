import { expect, it } from 'vitest';
import type { RowKind } from '../reach/row-kinds.ts';
import type { StagingArea } from '../table-source.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { listAffected } from './list-affected.ts';

/** How many shares of a group's persons are gathered one after the other. */
async function sharesFor(kinds: readonly Pick<RowKind, 'rows' | 'restBytes'>[]): Promise<number> {
  const part = {
    tenant: 'a',
    set: 'orders',
    rowsSql: '',
    keptSql: '',
    groupSets: [{ sure: [0], candidates: [] }],
    kinds: kinds.map((kind, mask) => ({ gs: 0, mask, ...kind })),
    itemsOf: [1],
    isUnique: true,
    hasPersons: true,
    hasCards: false,
  };
  const reached: ReachedTenant = {
    id: 'a',
    tenant: null,
    groups: [{ index: 0, certainty: 'taken', isTakeover: false }],
    staged: [],
    tables: [{ part, requests: [], staged: {} as never }],
    seen: [],
  };
  let shares = 0;
  const area = {
    blocks: async () => {
      shares++;
      return [] as never;
    },
  } as Partial<StagingArea> as StagingArea;
  const lines = listAffected([reached], area, {
    groupOf: () => ({ exposure: 'e', tenant: 'a', certainty: 'taken' }),
    shown: (_, rest) => rest,
  });
  for await (const _ of lines) expect.unreachable();
  return shares;
}

const MB = 2 ** 20;

it('gathers at once what fits into memory: of numbers millions, of texts so many bytes', async () => {
  expect(await sharesFor([])).toBe(0);
  expect(await sharesFor([{ rows: 1_900_000, restBytes: 0 }])).toBe(2);
  expect(await sharesFor([{ rows: 1_900_000, restBytes: 300 * MB }])).toBe(9);
  expect(
    await sharesFor([
      { rows: 900_000, restBytes: 0 },
      { rows: 100, restBytes: 480 * MB },
    ]),
  ).toBe(14);
  // One text may be longer than that: rows are not divided further than one by one.
  expect(await sharesFor([{ rows: 2, restBytes: 900 * MB }])).toBe(2);
});

import { describe, expect, it } from 'vitest';
import { personOf } from './platform/count-naively.ts';
import { disagreements } from './platform/disagreements.ts';
import { outputsOf } from './platform/outputs-of.ts';
import { randomBreach, type TenantTruth } from './platform/random-breach.ts';
import { type ScopeReport, totalOf } from './platform/scope-report.ts';
import type { Order } from './platform/shop-data.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const work = workspace();

/** Of two orders with the same key the persons are one. */
function keyOf(order: Order, { dialect, shop, id }: TenantTruth): string {
  const email = order.email.normalize('NFKC').toLowerCase().replace(/\s/g, '');
  return dialect.keys[0] === 'email' && email !== '' ? email : personOf(order, shop.members, id);
}

describe('breaches by chance: other routes, columns, dates, ways in', () => {
  it.each([1, 2, 3, 4, 5, 6])('seed %d is counted as a person would count it', async (seed) => {
    const breach = randomBreach(seed);
    for (const [name, text] of breach.files) work.write(`${seed}/${name}`, text);
    const out = work.at(`${seed}/out`);
    const run = await hinomi([
      'investigate',
      '--config',
      work.at(`${seed}/hinomi.yaml`),
      '--out',
      out,
      '--quiet',
      '--unmask',
    ]);
    expect(run.code, run.stderr).toBe(0);

    const report = work.json<ScopeReport>(`${seed}/out/report.json`);
    const accused = report.actors.flatMap(({ addresses }) => addresses);
    expect(accused.sort()).toEqual([...breach.hostile].sort());
    for (const truth of breach.tenants) {
      const persons = (orders: ReadonlySet<Order>) =>
        new Set([...orders].map((order) => keyOf(order, truth)));
      const taken = persons(truth.taken);
      const viewed = [...persons(truth.viewed)].filter((person) => !taken.has(person));
      const displayed = [...truth.viewed].filter((order) => !truth.taken.has(order));
      const figure = (certainty: string, unit: string) => totalOf(report, truth.id, certainty, unit);
      expect({
        taken: [figure('taken', 'orders'), figure('taken', 'persons')],
        viewed: [figure('viewed', 'orders'), figure('viewed', 'persons')],
      }).toEqual({
        taken: [truth.taken.size, taken.size],
        viewed: [displayed.length, viewed.length],
      });
    }
    expect(report.scope.exposures.every(({ bound }) => bound === 'exact')).toBe(true);
    expect(disagreements(...(await outputsOf(work, `${seed}/out`)))).toEqual([]);
  });
});

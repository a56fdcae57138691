import { expect, test } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import { InventEvent } from '../invent-event.ts';
import type { Observation } from '../observation.ts';
import type { Signal } from '../signal.ts';
import { TriedValues } from './tried-values.ts';

test('who tries many is told also behind more customers who send twice than are kept', () => {
  const invent = new InventEvent();
  const detector = new TriedValues({ limits: new ReachedLimits() });
  const pay = (second: number, address: string) => {
    const event = invent.event(second * 1_000, 'POST /payment 200', { address });
    detector.observe({ event, action: '', role: '' } as Signal);
  };
  const customers = 20_100;
  for (let n = 0; n < customers; n++) for (const times of [0, 1]) pay(2 * n + times, `2001:db8::${n}`);
  for (let n = 0; n < 60; n++) pay(2 * customers + n, '203.0.113.9');
  const told: Observation[] = [];
  detector.finish([], (observation) => {
    told.push(observation);
    return [];
  });
  expect(told).toMatchObject([{ event: { address: '203.0.113.9' }, fields: { by: 'address', tries: 60 } }]);
});

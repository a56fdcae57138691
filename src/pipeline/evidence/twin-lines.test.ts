import { describe, expect, test } from 'vitest';
import { InventEvent } from '../../detect/invent-event.ts';
import { TwinLines } from './twin-lines.ts';

/** What is found when `n` lines stand in input 0, and again, changed or not, in input 1. */
function twins(n: number, change: (i: number) => Record<string, unknown>): number[][] {
  const invent = new InventEvent();
  const lines = new TwinLines();
  for (let i = 0; i < n; i++) {
    const event = invent.event(1_000 * i, `POST /item/${i} 404`);
    lines.add(event);
    const again = { ...event, source: { ...event.source, input: 1 }, ...change(i) };
    lines.add(again);
  }
  return lines.found().map((pair) => [...pair]);
}

describe('two inputs', () => {
  test('with the same lines are found', () => {
    expect(twins(4, () => ({}))).toEqual([[0, 1]]);
  });

  test.each([1, 4, 63, 64, 65, 200])('are found by what stands in one second, %i lines before', (before) => {
    const invent = new InventEvent();
    const lines = new TwinLines();
    const events = Array.from({ length: before + 4 }, (_, i) => invent.event(5_000, `GET /item/${i} 404`));
    for (const event of events) lines.add(event);
    for (const event of events.slice(0, 4)) lines.add({ ...event, source: { ...event.source, input: 1 } });
    expect(lines.found()).toEqual([[0, 1]]);
  });

  test.each<[string, number, (i: number) => Record<string, unknown>]>([
    ['few of them', 3, () => ({})],
    ['of another second', 20, (i) => ({ at: 1_000 * i + 999 })],
    ['of two servers that answer two visitors', 20, () => ({ address: '198.51.100.9' })],
    ['of another size', 20, () => ({ bytes: 7 })],
    ['again in the same input', 20, () => ({ source: { input: 0, line: 1, offset: 1 } })],
  ])('are not, with lines %s', (_, n, change) => {
    expect(twins(n, change)).toEqual([]);
  });

  test('whose checks by a load balancer are alike are not', () => {
    const invent = new InventEvent();
    const lines = new TwinLines();
    for (let i = 0; i < 500; i++) {
      const event = invent.event(1_000 * i, 'POST /health 200');
      lines.add(event);
      lines.add({ ...event, source: { ...event.source, input: 1 } });
    }
    expect(lines.found()).toEqual([]);
  });
});

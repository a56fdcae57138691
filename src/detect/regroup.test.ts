import { expect, test } from 'vitest';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import { FindingBook } from './finding-book.ts';
import { InventEvent } from './invent-event.ts';
import { regroup } from './regroup.ts';
import { ruleInfoOf } from './rule-info.ts';

const locate = (ref: EvidenceRef) => `${ref.line}`;
const MINUTE = 60_000;

function findings() {
  const book = new FindingBook();
  const invent = new InventEvent();
  const rule = ruleInfoOf({ id: 'r', title: 'R', level: 'high' });
  const add = (minute: number, address: string) =>
    book.add({ rule, event: invent.event(minute * MINUTE, 'GET /x 404', { address }), outcome: 'attempted' });
  add(0, '192.0.2.1');
  add(10, '192.0.2.2');
  add(20, '192.0.2.1');
  add(25, '192.0.2.9');
  add(100, '192.0.2.2');
  return book.finish({ judge: () => ({ outcome: 'unknown', reason: null }), language: 'en', locate });
}

test('findings of one actor become one for each episode; others stay', () => {
  const before = findings();
  const actors = new Map([
    ['192.0.2.1', 'A'],
    ['192.0.2.2', 'A'],
  ]);
  const { findings: after, movedTo } = regroup(before, (finding) => actors.get(finding.sources[0]!), locate);
  expect(after.map(({ count, sources }) => [count, sources])).toEqual([
    [3, ['192.0.2.1', '192.0.2.2']],
    [1, ['192.0.2.9']],
    [1, ['192.0.2.2']],
  ]);
  expect(after[0]).toMatchObject({ firstAt: 0, lastAt: 20 * MINUTE, sourceCount: 2 });
  expect(after[0]!.evidence.map((ref) => ref.line)).toEqual([1, 2, 3]);
  for (const { id } of before) expect(after.map((each) => each.id)).toContain(movedTo.get(id) ?? id);
});

test('without actors nothing changes', () => {
  const before = findings();
  expect(regroup(before, () => undefined, locate)).toEqual({ findings: before, movedTo: new Map() });
});

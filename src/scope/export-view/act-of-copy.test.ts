import { expect, test } from 'vitest';
import { attackSetOf } from '../../model/attack-set.ts';
import type { Finding } from '../../model/finding.ts';
import { CONFIG, NOON, observed, request } from '../testing/shop-scene.ts';
import { createExportViewReader } from './create-export-view-reader.ts';

const ADDRESS = request('/').event.address;

const sent: Finding = {
  id: 'f1',
  rule: 'r',
  title: 't',
  level: 'high',
  outcome: 'succeeded',
  reason: '',
  techniques: ['T1552.001'],
  attacks: ['probe'],
  firstAt: NOON,
  lastAt: NOON,
  count: 1,
  sources: [ADDRESS],
  sourceCount: 1,
  accounts: [],
  tenants: ['b'],
  files: [],
  evidence: [{ input: 0, line: 1, offset: 0 }],
};

const read = (findings: readonly Finding[], ...sights: ReturnType<typeof request>[]) =>
  observed(createExportViewReader({ config: CONFIG, findings }), ...sights);

const dump = (given: Parameters<typeof request>[1] = {}) =>
  request('/backup/shop_20260228.sql.gz', { tenant: 'b', bytes: 148_000_000, ...given });
const probe = attackSetOf(['probe']);
const archive = request('/backup.zip', { tenant: 'b', attacks: probe });

test('a copy of the database that was sent is taken, every row at the most', () => {
  const [claim, ...others] = read([sent], dump());
  expect(others).toEqual([]);
  expect(claim).toMatchObject({ channel: 'export', certainty: 'taken', bound: 'max', evidenceCount: 1 });
  expect(claim!.rows).toMatchObject([{ set: 'orders' }, { set: 'customers' }]);
  // A file that is packed holds more rows than its bytes would tell.
  expect(claim!.rows[0]).not.toHaveProperty('atMost');
});

test('of many files that a finding tells of, those that were answered whole in its time count as sent', () => {
  const many = { ...sent, count: 300, lastAt: NOON + 60_000 };
  expect(read([many], dump({ at: 9_000 }))).toMatchObject([{ certainty: 'taken' }]);
  expect(read([many], dump({ at: 61_000 }))).toMatchObject([{ certainty: 'possible' }]);
});

test('where no finding says that it was sent, or it is an archive, it is possible', () => {
  expect(read([], dump())).toMatchObject([{ certainty: 'possible', bound: 'max' }]);
  expect(read([{ ...sent, outcome: 'unknown' }], dump())).toMatchObject([{ certainty: 'possible' }]);
  expect(read([sent], archive)).toMatchObject([{ certainty: 'possible' }]);
});

test('nothing was taken by who is no actor, with a refusal, the page for everything, or goods that are packed', () => {
  expect(read([sent], dump({ actor: null }))).toEqual([]);
  expect(read([sent], dump({ status: 404 }))).toEqual([]);
  expect(read([sent], dump({ method: 'HEAD' }))).toEqual([]);
  expect(read([sent], dump({ result: 'failure' }))).toEqual([]);
  expect(read([sent], request('/download/12/song.zip', { tenant: 'b' }))).toEqual([]);
});

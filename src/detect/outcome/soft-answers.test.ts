import { describe, expect, test } from 'vitest';
import { attackSetOf } from '../../model/attack-set.ts';
import type { ShopEvent } from '../../model/shop-event.ts';
import { SILENT_EVENT } from '../../model/silent-event.ts';
import { SoftAnswers } from './soft-answers.ts';

const PROBED = ['/.env', '/.git/config', '/backup.sql', '/wp-login.php'];

function answer(path: string, bytes: number, more: Partial<ShopEvent> = {}): ShopEvent {
  const source = { input: 0, line: 1, offset: 0 };
  return {
    ...SILENT_EVENT,
    at: 0,
    source,
    kind: 'web',
    tenant: 'a',
    method: 'GET',
    path,
    status: 200,
    bytes,
    ...more,
  };
}

function afterProbes(sizeOf: (path: string) => number, more: Partial<ShopEvent> = {}): SoftAnswers {
  const soft = new SoftAnswers();
  for (const path of PROBED) {
    soft.note(answer(path, sizeOf(path), { attacks: attackSetOf(['probe']), ...more }));
  }
  return soft;
}

describe('the page that a server gives for whatever it does not have', () => {
  test('an export of its size has failed', () => {
    const soft = afterProbes(() => 1_834);
    expect(soft.read(answer('/admin/orders/export', 1_834)).result).toBe('failure');
    expect(soft.read(answer('/admin/orders/export', 1_835)).result).toBe('');
  });

  test.each([1, 2, 3])('it may repeat the address %i times', (echoes) => {
    const soft = afterProbes((path) => 7_000 + echoes * path.length);
    const path = '/admin/customers/csv';
    expect(soft.has(answer(path, 7_000 + echoes * path.length))).toBe(true);
    expect(soft.has(answer(path, 7_000))).toBe(false);
  });

  test.each<[string, SoftAnswers]>([
    ['files that exist have sizes of their own', afterProbes((path) => 100 * path.length ** 2)],
    ['nothing is nothing', afterProbes(() => 0)],
    ['a refusal is none', afterProbes(() => 1_834, { status: 404 })],
    ['visitors who look around tell nothing', afterProbes(() => 1_834, { attacks: 0 })],
    ['another shop answers otherwise', afterProbes(() => 1_834, { tenant: 'b' })],
  ])('%s', (_, soft) => {
    const export_ = answer('/admin/orders/export', 1_834, { result: 'success' });
    expect(soft.read(export_)).toBe(export_);
  });
});

test('small objects of version control are often of one size, which no other page is known by', () => {
  const soft = new SoftAnswers();
  for (let no = 0; no < 9; no++) {
    soft.note(answer(`/.git/objects/0${no}/ab`, 158, { attacks: attackSetOf(['probe']) }));
  }
  expect(soft.read(answer('/admin/orders/export', 158)).result).toBe('');
});

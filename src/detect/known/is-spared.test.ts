import { expect, test } from 'vitest';
import { CONDUCTS } from '../conduct.ts';
import { isSpared } from './is-spared.ts';

test('a role spares its own conduct and no other, and nothing spares a compromise', () => {
  const spared = (['scanner', 'monitor', 'callback', 'operator', 'office', ''] as const).map((role) => [
    role,
    CONDUCTS.filter((conduct) => isSpared(role, conduct)).join(' '),
  ]);
  expect(spared).toEqual([
    ['scanner', 'attack frequency login'],
    ['monitor', 'frequency'],
    ['callback', 'posting'],
    ['operator', 'login operation'],
    ['office', 'login operation'],
    ['', ''],
  ]);
});

import { expect, it } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { accountKey } from './account-uses.ts';
import { guessedAccounts } from './guessed-accounts.ts';

const FINDING = {
  outcome: 'succeeded',
  attacks: ['brute-force'],
  sources: [],
  tenants: ['b'],
  accounts: ['staff1'],
  firstAt: 1,
  lastAt: 2,
} as unknown as Finding;

it('are those of findings without an address that a login succeeded after guessing', () => {
  expect(guessedAccounts([FINDING])).toEqual([{ key: accountKey('b', 'staff1'), from: 1, to: 2 }]);
});

it.each<Partial<Finding>>([
  { outcome: 'attempted' },
  { attacks: ['sqli'] },
  { sources: ['203.0.113.9'] },
  { accounts: [] },
])('are no others: %o', (more) => {
  expect(guessedAccounts([{ ...FINDING, ...more }])).toEqual([]);
});

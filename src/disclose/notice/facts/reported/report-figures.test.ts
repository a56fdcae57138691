import { expect, it } from 'vitest';
import { actOf } from './report-figures.ts';

it.each([
  ['an export', ['export'], 'taken', 'taken'],
  ['pages shown', ['view'], 'viewed', 'viewed'],
  ['pages that may have been shown', ['view'], 'possible', 'viewed'],
  ['accounts entered, perhaps', ['account-takeover', 'view'], 'likely', 'viewed'],
  ['pages and an export', ['view', 'export'], 'possible', 'taken'],
  ['somebody inside', ['insider'], 'likely', 'used'],
  ['somebody inside, and an export', ['insider', 'export'], 'likely', 'taken'],
  ['somebody inside who took it', ['insider'], 'taken', 'taken'],
  ['no channel', [], 'possible', 'taken'],
] as const)('says of %s (%s, %s) that the data was, or may have been, %s', (_, channels, certainty, act) => {
  expect(actOf(channels, certainty)).toBe(act);
});

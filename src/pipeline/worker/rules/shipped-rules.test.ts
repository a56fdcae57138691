import { expect, test } from 'vitest';
import { composeShipped } from '../../../compose/evidence/compose-shipped.ts';
import { needsEveryLine } from '../../../detect/sigma/match/needs-every-line.ts';

test('no shipped rule can hold on an ordinary page view, so that ordinary lines are never tried on rules', async () => {
  const { rules } = await composeShipped();
  expect(rules.problems).toEqual([]);
  const slow = rules.rules.filter(needsEveryLine).map(({ path }) => path.split('/').at(-1));
  // Mend: let the rule ask for hinomi.attacks, hinomi.signs or hinomi.probes too (docs/detect.md, "Signals").
  expect(slow).toEqual([]);
});

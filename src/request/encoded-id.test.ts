import { expect, test } from 'vitest';
import { encodedIdIn, withoutEncodedId } from './encoded-id.ts';

test.each([
  ['MTA0Mg', '1042'],
  ['MTA0Mg==', '1042'],
  ['MTA0Mg%3d%3d', '1042'],
  ['T3JkZXI6MTA0Mg', '1042'],
  ['Z2lkOi8vc2hvcC9PcmRlci8xMDQy', '1042'],
  ['NDA', ''],
  ['guidebook', ''],
  ['1042', ''],
  ['', ''],
])('%s holds "%s"', (text, id) => {
  expect(encodedIdIn(text)).toBe(id);
});

test('leaves the number out of a path, and nothing else', () => {
  expect(withoutEncodedId('/api/customers/MTA0Mg==/documents')).toBe('/api/customers/#/documents');
});

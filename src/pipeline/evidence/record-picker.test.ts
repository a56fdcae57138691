import { expect, test } from 'vitest';
import { namedFile } from '../../request/url/named-file.ts';
import { hashAddress } from '../worker/tally/address-tally.ts';
import { ANY_PATH, hashPath, NO_PATH, type RecordIndex } from '../worker/tally/record-index.ts';
import { RecordPicker } from './record-picker.ts';

const hashOf = (address: string) => hashAddress(Buffer.from(address, 'latin1'), 0, address.length);

const INDEX: RecordIndex = {
  starts: Int32Array.of(0, 100, 200, 300),
  addresses: Int32Array.from(['192.0.2.1', '192.0.2.2', '192.0.2.1', '192.0.2.3'], hashOf),
  paths: Int32Array.of(hashPath('/'), NO_PATH, hashPath('/x.php'), ANY_PATH),
  lines: null,
  hasAccounts: true,
};

const nothing = () => new Int32Array();

test.each([
  ['an address', { addresses: ['192.0.2.1'] }, [0, 200]],
  ['a path, and paths that only decoding can tell', { paths: ['/x.php'] }, [200, 300]],
  ['a page', { pages: ['/'] }, [0, 300]],
  ['nobody that is there', { addresses: ['192.0.2.9'] }, []],
] as const)('picks the records of %s', (_, wanted, starts) => {
  const picker = new RecordPicker({ addresses: [], paths: [], accounts: [], pages: [], ...wanted });
  const picked = picker.pick(INDEX, nothing)!;
  expect([...picked.starts]).toEqual(starts);
  expect([...picked.lines]).toEqual(starts.map((start) => start / 100 + 1));
});

test('leaves out what is settled', () => {
  const wanted = { addresses: ['192.0.2.1', '192.0.2.2'], paths: [], accounts: [], pages: [] };
  const picked = new RecordPicker(wanted).pick(INDEX, () => Int32Array.of(100, 150, 200))!;
  expect([...picked.starts]).toEqual([0]);
});

test('reads everything where a file is looked for by its name alone', () => {
  const picker = new RecordPicker({ addresses: [], paths: [namedFile('x.php')], accounts: [], pages: [] });
  expect(picker.pick({ ...INDEX, hasAccounts: false }, nothing)).toBeUndefined();
  expect(picker.mayHold(new Int32Array())).toBe(true);
});

test('reads everything where an account may be named', () => {
  const picker = new RecordPicker({ addresses: [], paths: [], accounts: ['alice'], pages: [] });
  expect(picker.pick(INDEX, nothing)).toBeUndefined();
});

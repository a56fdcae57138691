import { expect, it } from 'vitest';
import { utf8Bytes } from '../decode/utf8-bytes.ts';
import { namedFile, namesFile, namesOfFiles } from './named-file.ts';

it('keeps names apart from paths', () => {
  expect(namesOfFiles(['/a.csv', namedFile('A.csv'), '/'])).toEqual(['a.csv']);
});

it.each([
  ['/backup/a.csv', true],
  ['/BACKUP/A.CSV?x', true],
  ['/get?f=..%2Fa%2ecsv', true],
  ['http://shop.example/a.csv', true],
  ['/a.cs', false],
  ['/?csv=a', false],
])('finds a name in %s: %s', (target, isThere) => {
  expect(namesFile(target, ['b.zip', 'a.csv'])).toBe(isThere);
  expect(namesFile(target, [])).toBe(false);
});

it('finds a name in Japanese, written as bytes or with percent signs', () => {
  const names = namesOfFiles([namedFile(utf8Bytes('会員.csv'))]);
  expect(namesFile(`/x/${encodeURIComponent('会員')}.csv`, names)).toBe(true);
  expect(namesFile(utf8Bytes('/x/会員.csv'), names)).toBe(true);
  expect(namesFile(utf8Bytes('/x/会社.csv'), names)).toBe(false);
});

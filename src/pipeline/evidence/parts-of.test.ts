import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMBINED } from '../../collect/named-layouts.ts';
import { W3C } from '../../collect/w3c/w3c-format.ts';
import { MODSEC_AUDIT } from '../../collect/waf/modsec-audit-format.ts';
import { partsOf } from './parts-of.ts';

const wanted = (...records: readonly (readonly [number, number])[]) => ({
  starts: Int32Array.from(records, ([start]) => start),
  ends: Int32Array.from(records, ([, end]) => end),
  lines: new Int32Array(records.length),
});
const whole = [{ from: 0, to: 2_000_000 }];

test('reads the records that are wanted, and those close by in one go', () => {
  const records = wanted([100, 200], [300, 450], [9000, 9100], [1_999_000, -1]);
  expect(partsOf(records, 2_000_000, COMBINED)).toEqual([
    { from: 100, to: 450 },
    { from: 9000, to: 9100 },
    { from: 1_999_000, to: 2_000_000 },
  ]);
});

test('reads the whole chunk where all is wanted, or a record hangs on the lines around it', () => {
  const records = wanted([100, 200]);
  expect(partsOf('all', 2_000_000, COMBINED)).toEqual(whole);
  for (const format of [W3C, MODSEC_AUDIT, null]) {
    expect(partsOf(records, 2_000_000, format)).toEqual(whole);
  }
});

test('every record lies within one part, and the parts are in order', () => {
  const lengths = fc.array(fc.tuple(fc.boolean(), fc.nat(9000)), { maxLength: 900 });
  fc.assert(
    fc.property(lengths, (lines) => {
      let at = 0;
      const records: [number, number][] = [];
      for (const [isWanted, length] of lines) {
        if (isWanted) records.push([at, at + length + 1]);
        at += length + 1;
      }
      const parts = partsOf(wanted(...records), at, COMBINED);
      for (const [from, to] of records) {
        expect(parts.filter((part) => part.from <= from && to <= part.to)).toHaveLength(1);
      }
      for (let n = 1; n < parts.length; n++) expect(parts[n]!.from).toBeGreaterThan(parts[n - 1]!.to);
    }),
  );
});

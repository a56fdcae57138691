import { describe, expect, it } from 'vitest';
import { processorCost } from '../../../request/testing/processor-cost.ts';
import { injectedSql } from './injected-sql.ts';

const SMALL = 4_000;
const LARGE = 16_000;
const BEFORE = [
  "1' union select email,password from customer where id=",
  '1 and ascii(substr(email,1,1))',
  '1 ',
];

function cost(before: string, unit: string, length: number): number {
  return processorCost(() => injectedSql(before + unit.repeat(length / unit.length)));
}

describe('the cost of a long chain of operators', () => {
  it.each([
    '&a=b',
    "||'a'",
    '||email',
    '+1',
    '*2',
    '-',
    ' and 1=1',
    ' or 1',
    ' not ',
    '=1',
    " like '%a%'",
    ' between 1 and 2',
    'a,',
    '(',
    '(select ',
    'concat(',
    'substr((select ',
    'case when 1 then ',
    ' union select 1',
    "' or '1'='1",
    '&ascii(a)',
    ' and exists(select 1 from customer)',
  ])('grows no faster than it should for %j', (unit) => {
    for (const before of BEFORE) {
      const large = cost(before, unit, LARGE);
      // Four times the text; what is cubic, as it was, costs sixty times as much.
      if (large > 200) expect(large / cost(before, unit, SMALL)).toBeLessThan(40);
    }
  });
});

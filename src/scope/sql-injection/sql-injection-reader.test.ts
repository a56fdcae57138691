import { describe, expect, it } from 'vitest';
import { itemTarget, readExchanges, rowsOf, toyMembers } from './testing/toy-shop.ts';

const members = toyMembers(40);

describe('union', () => {
  it('reads rows by place, columns and all', () => {
    const claims = readExchanges([
      { target: itemTarget('-1 UNION SELECT NULL,NULL-- '), bytes: 3000 },
      { target: itemTarget('-1 UNION SELECT NULL,NULL,NULL-- '), bytes: 3100 },
      { target: itemTarget('-1 UNION SELECT 1,email,3 FROM members LIMIT 3,2-- '), bytes: 3133 },
      { target: itemTarget('-1 UNION SELECT 1,email,3 FROM members LIMIT 7,1-- '), bytes: 403, status: 403 },
      {
        target: itemTarget('-1 UNION SELECT 1,concat(email,0x3a,name),3 FROM shop.members WHERE id=105-- '),
        bytes: 3134,
      },
    ]);
    expect(rowsOf(claims, members)).toEqual({ email: [3, 4], 'email,name': [5] });
  });
});

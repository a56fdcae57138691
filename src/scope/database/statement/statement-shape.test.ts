import { describe, expect, it } from 'vitest';
import { statementShape } from './statement-shape.ts';

describe('statementShape', () => {
  it.each([
    [
      "SELECT *  FROM orders\nWHERE id = 5 AND name = 'o''b'",
      "select * from orders where id = 77 and name = 'x'",
    ],
    ['select 1 where id in (1, 2,3)', 'select 2 where id in (9)'],
    ['select * from t where a = $1', "select * from t where a = 'x'"],
  ])('is the same for %s', (one, other) => {
    expect(statementShape(one)).toBe(statementShape(other));
  });

  it('differs for other tables and columns', () => {
    expect(statementShape('select a from t1')).not.toBe(statementShape('select a from t2'));
    expect(statementShape('select * from orders')).not.toBe(
      statementShape('select * from orders where id = 1'),
    );
  });
});

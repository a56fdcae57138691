import { expect, it } from 'vitest';
import { TARGET_LIMIT } from '../../../model/shop-event.ts';
import { injectedSql } from './injected-sql.ts';

it.each(['(', '((select ', 'not (', 'case when (', 'in (', 'exists (', 'a.b(', "' or (", 'union select ('])(
  'reads a value that is %j over and over, however deep, in steps that its length bounds',
  (piece) => {
    for (const before of ['', "1' and ", "1' union select a from b where "]) {
      const value = before + piece.repeat(TARGET_LIMIT / piece.length);
      expect(() => injectedSql(value)).not.toThrow();
    }
  },
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MarkList } from './mark-list.ts';

const mark = fc.record({
  ref: fc.record({ input: fc.nat(), line: fc.nat(), offset: fc.nat(2 ** 45) }),
  at: fc.double({ noDefaultInfinity: true }),
});

test('gives back the marks as they were put in, and begins anew when it is cleared', () => {
  fc.assert(
    fc.property(fc.array(mark), fc.array(mark), (before, after) => {
      const list = new MarkList();
      for (const each of before) list.push(each);
      expect([...list]).toEqual(before);
      list.clear();
      for (const each of after) list.push(each);
      expect([...list]).toEqual(after);
      expect(list.length).toBe(after.length);
    }),
  );
});

import { describe, expect, it } from 'vitest';
import { JsonEvent } from './json-event.ts';

const event = new JsonEvent({
  'a.b': 'exact',
  a: { b: 'path', c: { 'd.e': 5 } },
  list: [{ id: 1 }, { id: 2 }, { other: 3 }],
  nested: [[1], [2, null]],
  object: { x: 1 },
  nothing: null,
  empty: [],
  flag: true,
});

describe('JsonEvent', () => {
  it.each([
    ['a.b', 'exact'],
    ['a.c.d.e', 5],
    ['a.c', '{"d.e":5}'],
    ['list.id', [1, 2]],
    ['list.1.id', 2],
    ['list.9.id', undefined],
    ['nested', [1, 2, null]],
    ['object', '{"x":1}'],
    ['nothing', null],
    ['nothing.more', undefined],
    ['empty', []],
    ['flag', true],
    ['missing', undefined],
    ['toString', undefined],
    ['a.constructor', undefined],
    ['__proto__', undefined],
  ])('%s is %j', (name, value) => {
    expect(event.field(name)).toEqual(value);
  });

  it('gives all values as texts, no names', () => {
    expect([...new JsonEvent({ a: 'x', b: [1, { c: true }], d: null }).texts()]).toEqual(['x', '1', 'true']);
  });
});

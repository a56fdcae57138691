import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReachedLimits } from '../../model/reached-limits.ts';
import type { ScriptPart } from '../worker/chunk-result.ts';
import { ScriptBook } from './script-book.ts';

const LINES_OF_CHUNK = 1_000;
const placeOf = (input: number, chunk: number) => ({
  input,
  lineBase: LINES_OF_CHUNK * chunk,
  offsetBase: 2 ** 33 + 100 * LINES_OF_CHUNK * chunk,
});

/** One answer: by which script, to whom and when. */
interface Answer {
  readonly name: string;
  readonly address: string;
  readonly chunk: number;
}

const answers = fc.array(
  fc.record({
    name: fc.constantFrom('a', 'b'),
    address: fc.constantFrom('192.0.2.1', '192.0.2.2', '192.0.2.3'),
    chunk: fc.nat(3),
  }),
  { minLength: 1 },
);

/** What each chunk tells; an answer's time is its chunk and its place in it. */
function partsOf(all: readonly Answer[], chunk: number): ScriptPart[] {
  const parts = new Map<string, ScriptPart>();
  for (const [place, { name, address }] of all.filter((each) => each.chunk === chunk).entries()) {
    const at = chunk * LINES_OF_CHUNK + place;
    const first = { firstAt: at, firstLine: place, firstOffset: 100 * place };
    const fresh = { tenant: 't', path: `/${name}.php`, inContent: name === 'b', ...first };
    const part = parts.get(name) ?? { ...fresh, lastAt: at, answered: 0, posts: 0, addresses: new Map() };
    parts.set(name, part);
    part.lastAt = at;
    part.answered++;
    part.posts += Number(name === 'b');
    if (!part.addresses.has(address)) part.addresses.set(address, at);
  }
  return [...parts.values()];
}

describe('scripts of all chunks', () => {
  it('are added up, in whatever order the chunks come', () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    fc.assert(
      fc.property(answers, order, (all, chunks) => {
        const limits = new ReachedLimits();
        const book = new ScriptBook(limits);
        for (const chunk of chunks) book.add(0, chunk, partsOf(all, chunk));
        for (const sighting of book.sightings(placeOf)) {
          const own = all.filter(({ name }) => `/${name}.php` === sighting.path);
          const [first, last] = [Math.min, Math.max].map((of) => of(...own.map(({ chunk }) => chunk)));
          const inFirst = all.filter(({ chunk }) => chunk === first);
          const line = inFirst.findIndex(({ name }) => `/${name}.php` === sighting.path);
          expect(sighting).toMatchObject({
            tenant: 't',
            inContent: sighting.path === '/b.php',
            firstAt: first! * LINES_OF_CHUNK + line,
            first: {
              input: 0,
              line: LINES_OF_CHUNK * first! + line,
              offset: 2 ** 33 + 100 * (LINES_OF_CHUNK * first! + line),
            },
            answered: own.length,
            posts: sighting.path === '/b.php' ? own.length : 0,
          });
          expect(Math.floor(sighting.lastAt / LINES_OF_CHUNK)).toBe(last);
          const visitors = [
            ...new Set([...own].sort((a, b) => a.chunk - b.chunk).map(({ address }) => address)),
          ];
          expect(sighting.addresses).toEqual(visitors);
          expect(sighting.addressCount).toBe(visitors.length);
        }
        expect(limits.all()).toEqual([]);
      }),
    );
  });
});

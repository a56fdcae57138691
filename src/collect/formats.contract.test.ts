import { describe, expect, it } from 'vitest';
import type { Format } from './format.ts';
import { formatNamed } from './format-named.ts';
import { FORMATS } from './formats.ts';
import { createRecordView, FIELD_COUNT } from './record-view.ts';
import { ALL_CASES } from './testing/all-cases.ts';
import { OPTIONS, parseInOnePlace, parseLines } from './testing/parse-line.ts';

function sound(spec: string): Format {
  const format = formatNamed(spec);
  if ('problem' in format) throw new Error(JSON.stringify(format));
  return format;
}

describe('every format', () => {
  it('has cases', () => {
    const covered = new Set(ALL_CASES.map(({ spec }) => spec));
    expect(FORMATS.map(({ name }) => name).filter((name) => !covered.has(name))).toEqual([]);
  });

  for (const { spec, options, head = [], good, bad } of ALL_CASES) {
    describe(spec, () => {
      for (const [line, says] of good) {
        it(`reads ${line.slice(0, 80)}`, () => {
          expect(parseLines(sound(spec), [...head, line], options)).toEqual(says);
        });
        it(`reads it again the same: ${line.slice(0, 60)}`, () => {
          expect(parseLines(sound(spec), [...head, line, line], options)).toEqual(says);
        });
      }
      for (const [line, reason] of bad) {
        it(`refuses ${line.slice(0, 80)}`, () => {
          expect(parseLines(sound(spec), [...head, line], options)).toBe(reason);
        });
      }
      for (const [line, says] of good.slice(0, 3)) {
        it(`is not misled by the record before: ${line.slice(0, 60)}`, () => {
          const others = good.map(([other]) => other).concat(bad.map(([other]) => other));
          expect(parseLines(sound(spec), [...head, ...others, line], options)).toEqual(says);
        });
        it(`reads it the same however often its place was written over: ${line.slice(0, 60)}`, () => {
          const often = Array.from({ length: 200 }, () => line);
          expect(parseInOnePlace(sound(spec), [...head, ...often], options)).toEqual(says);
        });
        it(`survives the line cut anywhere: ${line.slice(0, 60)}`, () => {
          for (let length = 0; length < line.length; length++) {
            expect(() => parseLines(sound(spec), [...head, line.slice(0, length)], options)).not.toThrow();
          }
        });
      }
    });
  }

  it('is named as it is asked for', () => {
    for (const format of FORMATS) {
      expect(sound(format.name)).toBe(format);
      expect(format.createParser(OPTIONS).format).toBe(format.name);
    }
  });

  it('leaves ranges that lie in the buffer', () => {
    for (const { spec, options, head = [], good } of ALL_CASES) {
      const parser = sound(spec).createParser({ ...OPTIONS, ...options });
      const view = createRecordView();
      for (const line of [...head, ...good.map(([text]) => text)]) {
        const bytes = Buffer.from(line, 'latin1');
        if (parser.parse(bytes, 0, bytes.length, view) !== null) continue;
        for (let field = 0; field < FIELD_COUNT; field++) {
          expect(view.start[field]).toBeGreaterThanOrEqual(0);
          expect(view.end[field]).toBeGreaterThanOrEqual(view.start[field] as number);
          expect(view.end[field]).toBeLessThanOrEqual(view.buffer.length);
        }
      }
    }
  });
});

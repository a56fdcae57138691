import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_LIMIT } from '../../model/evidence-ref.ts';
import { EvidenceSample } from './evidence-sample.ts';

function sampleOf(from: number, to: number): EvidenceSample {
  const sample = new EvidenceSample();
  for (let line = from; line <= to; line += 1) sample.add(line, { input: 0, line, offset: line });
  return sample;
}

describe('EvidenceSample', () => {
  it('keeps the first and the last, in order, and never too many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_000 }), (n) => {
        const lines = sampleOf(1, n)
          .references()
          .map(({ line }) => line);
        expect(lines[0]).toBe(1);
        expect(lines.at(-1)).toBe(n);
        expect(lines).toHaveLength(Math.min(n, EVIDENCE_LIMIT));
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      }),
    );
  });

  it('lies spread between', () => {
    const lines = sampleOf(1, 10_000)
      .references()
      .map(({ line }) => line);
    const gaps = lines.slice(1).map((line, index) => line - lines[index]!);
    expect(Math.max(...gaps)).toBeLessThan(1_300);
  });

  it('takes over another sample', () => {
    const sample = sampleOf(501, 1_000);
    sample.absorb(sampleOf(1, 500));
    sample.add(1_001, { input: 0, line: 1_001, offset: 1_001 });
    const lines = sample.references().map(({ line }) => line);
    expect([lines[0], lines.at(-1), lines.length]).toEqual([1, 1_001, EVIDENCE_LIMIT]);
  });
});

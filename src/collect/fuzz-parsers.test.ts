import { describe, expect, it } from 'vitest';
import { fuzzParsers } from './fuzz-parsers.ts';
import { AUTH_CASES } from './testing/auth-cases.ts';
import { DATABASE_CASES } from './testing/database-cases.ts';
import { FORMAT_CASES } from './testing/format-cases.ts';

describe('fuzzParsers', () => {
  it('finds no broken promise', () => {
    const lines = [...FORMAT_CASES, ...AUTH_CASES, ...DATABASE_CASES].flatMap(({ good }) =>
      good.map(([line]) => Buffer.from(line, 'latin1')),
    );
    expect(fuzzParsers(20_240_506, 6000, lines).failures).toEqual([]);
  });
});

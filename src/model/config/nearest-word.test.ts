import { describe, expect, it } from 'vitest';
import { nearestWord } from './nearest-word.ts';

describe('nearestWord', () => {
  it.each([
    ['tenats', 'tenants'],
    ['Profile', 'profile'],
    ['hsots', 'hosts'],
    ['', 'hosts'],
  ])('%s is nearest to %s', (written, word) => {
    expect(nearestWord(written, ['timezone', 'tenants', 'profile', 'hosts'])).toBe(word);
  });

  it('is empty for an empty list', () => {
    expect(nearestWord('x', [])).toBe('');
  });
});

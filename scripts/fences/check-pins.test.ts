import { describe, expect, it } from 'vitest';
import { checkPins } from './check-pins.ts';

describe('checkPins', () => {
  it.each(['^1.2.3', '~1.2.3', '1.x', '*', 'latest', '>=1', 'github:a/b'])('refuses %s', (version) => {
    for (const group of ['dependencies', 'devDependencies']) {
      expect(checkPins(JSON.stringify({ [group]: { zod: version } }))).toEqual([
        expect.stringContaining(version),
      ]);
    }
  });

  it('accepts exact versions', () => {
    expect(checkPins(JSON.stringify({ dependencies: { a: '1.2.3', b: '2.0.0-beta.1' } }))).toEqual([]);
  });
});

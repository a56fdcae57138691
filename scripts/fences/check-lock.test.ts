import { expect, it } from 'vitest';
import { checkLock } from './check-lock.ts';

const lock = (...names: string[]) =>
  JSON.stringify({
    packages: {
      '': { version: '1.0.0' },
      'node_modules/core': {
        version: '2.0.0',
        optionalDependencies: { 'core-linux': '2.0.0', 'core-win32': '2.0.0' },
      },
      ...Object.fromEntries(names.map((name) => [`node_modules/${name}`, { version: '2.0.0' }])),
    },
  });

it('accepts a lock file with every platform', () => {
  expect(checkLock(lock('core-linux', 'core-win32'))).toEqual([]);
});

it('refuses a lock file that lacks platforms, naming them', () => {
  expect(checkLock(lock('core-linux'))).toEqual([expect.stringContaining('lacks core-win32:')]);
});

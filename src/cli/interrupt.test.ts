import { expect, test } from 'vitest';
import { hearEarly } from './hear-early.ts';
import { onInterrupt } from './interrupt.ts';

const listeners = () => process.listenerCount('SIGINT') + process.listenerCount('SIGTERM');

test.each([true, false])(
  'what was heard before a command could hear (%s) is handed over to it',
  (isHeard) => {
    const before = listeners();
    const early = hearEarly(['node', 'hinomi', 'investigate', 'a.log']);
    // As Node tells it to those who listen, without a signal to the process of the tests.
    if (isHeard) for (const hear of process.listeners('SIGINT').slice(-1)) hear('SIGINT');
    const { signal, release } = onInterrupt(early);
    expect(signal.aborted).toBe(isHeard);
    release();
    expect(listeners()).toBe(before);
  },
);

test('commands that cannot end in order are left to end at once', () => {
  expect(hearEarly(['node', 'hinomi', 'demo'])).toBeUndefined();
});

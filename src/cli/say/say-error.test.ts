import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { sayError } from './say-error.ts';

function said(error: unknown) {
  const stderr = new PassThrough();
  const exit = sayError(error, 'en', stderr);
  return { exit, text: String(stderr.read()) };
}

describe('sayError', () => {
  it('says in one sentence that the disk is full', () => {
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const { exit, text } = said(full);
    expect(exit).toBe(2);
    expect(text).toMatch(/\(ENOSPC\).*TMPDIR.*\[SYSTEM_REFUSED\]\n$/);
  });

  it('shows where an error comes from that nobody can mend but us', () => {
    const { exit, text } = said(new TypeError('undefined is not a function'));
    expect(exit).toBe(1);
    expect(text).toContain('say-error.test.ts');
  });
});

import { describe, expect, it } from 'vitest';
import { BREAK_IN } from './break-in.ts';
import { makeLog, makeRequests } from './make-log.ts';

describe('makeLog', () => {
  it('gives the same log for the same seed, another for another', () => {
    expect(makeLog({ seed: 7 })).toBe(makeLog({ seed: 7 }));
    expect(makeLog({ seed: 7 })).not.toBe(makeLog({ seed: 8 }));
  });

  it('writes combined lines in time order, in Japan’s time', () => {
    const lines = makeLog({ breakIn: false }).trimEnd().split('\n');
    const combined =
      /^\S+ - - \[\d\d\/Mar\/2026:\d\d:\d\d:\d\d \+0900\] "(GET|POST) \S+ HTTP\/1\.1" \d{3} \d+ "[^"]*" "[^"]*"$/;
    expect(lines.length).toBeGreaterThan(500);
    for (const line of lines) expect(line).toMatch(combined);
    expect(makeLog({ host: 'shop.example' })).toMatch(/^shop\.example:443 \S+ - - \[01\/Mar\/2026:0/);
  });

  it('holds a break-in only if asked to', () => {
    const addresses = (breakIn: boolean) => makeRequests({ breakIn }).map((request) => request.address);
    expect(addresses(true)).toContain(BREAK_IN.second);
    expect(addresses(false)).not.toContain(BREAK_IN.second);
  });
});

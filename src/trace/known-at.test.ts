import { describe, expect, it } from 'vitest';
import { createKnownAt } from './known-at.ts';

describe('createKnownAt', () => {
  const knownAt = createKnownAt([
    { address: '203.0.113.0/28', role: 'operator', tenant: 'b' },
    { address: '192.0.2.66', role: 'scanner', from: 1_000, to: 2_000 },
    { address: '2001:db8::/32', role: 'office' },
    { address: 'no address', role: 'monitor' },
  ]);

  it.each([
    ['203.0.113.15', 'b', 5, 'operator'],
    ['203.0.113.16', 'b', 5, undefined],
    ['203.0.113.15', 'c', 5, undefined],
    ['203.0.113.15', '', 5, 'operator'],
    ['192.0.2.66', 'b', 999, undefined],
    ['192.0.2.66', 'b', 1_000, 'scanner'],
    ['192.0.2.66', 'b', 2_000, 'scanner'],
    ['192.0.2.66', 'b', 2_001, undefined],
    ['2001:db8::1', 'b', 5, 'office'],
    ['::ffff:203.0.113.1', 'b', 5, 'operator'],
    ['client.example', 'b', 5, undefined],
    ['', '', Number.NaN, undefined],
  ])('%s in %s at %d is %s', (address, tenant, at, role) => {
    expect(knownAt(address, tenant, at)).toBe(role);
    expect(knownAt(address, tenant, at)).toBe(role);
  });
});

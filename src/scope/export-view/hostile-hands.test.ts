import { expect, test } from 'vitest';
import type { Finding } from '../../model/finding.ts';
import { HostileHands } from './hostile-hands.ts';

const finding = (sources: readonly string[], more: Partial<Finding> = {}): Finding =>
  ({
    ...{ level: 'medium', attacks: ['enumeration'], tenants: [], sources, sourceCount: sources.length },
    ...more,
  }) as unknown as Finding;

test.each([
  ['one address', ['192.0.2.7'], {}, false],
  ['the machines of one program', ['192.0.2.7', '192.0.2.8', '192.0.2.9'], {}, false],
  ['the same with IPv6', ['2001:db8:1:a::1', '2001:db8:1:b::1'], {}, false],
  ['addresses of several networks', ['192.0.2.7', '198.51.100.8', '203.0.113.9'], {}, true],
  ['many of one network', Array.from({ length: 40 }, (_, i) => `192.0.2.${i}`), {}, true],
  ['machines that attack', ['192.0.2.7', '192.0.2.8'], { level: 'high' }, true],
] as const)('%s', (_, sources, more, isHostile) => {
  const hands = new HostileHands([finding(sources, more)]);
  expect(hands.has({ tenant: '', address: sources[0] })).toBe(isHostile);
});

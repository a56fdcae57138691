import { describe, expect, it } from 'vitest';
import { aFinding, anActor, anInvestigation } from '../../../test/invented-investigation.ts';
import { sayer } from '../../text/report/say.ts';
import { summarise } from './summary.ts';

const scanners = Array.from({ length: 5 }, (_, n) => `198.51.100.${n + 1}`);

function firstScreen(...others: readonly Parameters<typeof aFinding>[0][]) {
  const findings = [
    ...scanners.map((source) =>
      aFinding({ id: source, level: 'critical', sources: [source], attacks: ['rce'] }),
    ),
    ...others.map((given, n) => aFinding({ id: `f-${n}`, ...given })),
  ];
  const actors = [...new Set(findings.flatMap(({ sources }) => sources))].map((address) =>
    anActor({ id: `actor-${address}`, addresses: [address] }),
  );
  const { known } = summarise(anInvestigation({ findings, actors })).sections;
  const named = known.flatMap((one) => (one.code === 'actor' ? one.addresses : []));
  return { known, named, idle: known.filter(({ code }) => code === 'only-tried') };
}

describe('actors that were only refused', () => {
  it('are summed up in one sentence, and the others named, what succeeded first', () => {
    const { named, idle, known } = firstScreen(
      { sources: ['203.0.113.1'], level: 'medium', outcome: 'unknown' },
      { sources: ['203.0.113.2'], level: 'medium', outcome: 'succeeded' },
    );
    expect(named).toEqual(['203.0.113.2', '203.0.113.1']);
    expect(idle).toEqual([{ code: 'only-tried', addresses: 5 }]);
    expect(known.some(({ code }) => code === 'more-actors')).toBe(false);
    expect(sayer('en', 'Asia/Tokyo')(idle[0]!)).toBe(
      '5 addresses only looked for weak spots, or were refused all else.',
    );
    expect(sayer('ja', 'Asia/Tokyo')(idle[0]!)).toContain('5個');
  });

  it('do not hold one who looked for weak spots, and of whose attack nothing is known', () => {
    const { named, idle } = firstScreen(
      { sources: ['203.0.113.1'], outcome: 'unknown', level: 'medium', attacks: ['scanner'] },
      { sources: ['203.0.113.2'], outcome: 'unknown', level: 'medium', attacks: ['scanner', 'sqli'] },
    );
    expect(named).toEqual(['203.0.113.2']);
    expect(idle).toEqual([{ code: 'only-tried', addresses: 6 }]);
  });

  it('are named while there are few', () => {
    const findings = [aFinding({ level: 'critical' })];
    const { known } = summarise(anInvestigation({ findings, actors: [anActor()] })).sections;
    expect(known[0]?.code).toBe('actor');
  });
});

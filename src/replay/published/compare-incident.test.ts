import { describe, expect, it } from 'vitest';
import { compareIncident } from './compare-incident.ts';
import { type PublishedIncident, publishedIncident } from './published-incident.ts';
import type { ReplayReport } from './replay-report.ts';

const said = { ja: '数', en: 'figure' };
const AT = '2026-09-01T10:00:00+09:00';
const INCIDENT: PublishedIncident = publishedIncident.parse({
  id: 'x',
  title: said,
  published: { began: AT, detected: AT, scopeKnown: AT, detectedBy: said },
  figures: [{ what: said, n: 7, at: { total: { tenant: null, certainty: 'taken', unit: 'persons' } } }],
  notDerived: [],
  assumed: [],
  decisive: [{ what: said, at: AT, rule: 'r' }],
  attackers: ['203.0.113.9'],
});

function report(more: {
  n?: number;
  firstAt?: string;
  lastAt?: string;
  addresses?: string[];
  sources?: string[];
  requests?: number;
}): ReplayReport {
  const { n = 7, firstAt = AT, lastAt = AT, addresses = ['203.0.113.9'], sources = [], requests = 1 } = more;
  const finding = { title: '', level: 'high', outcome: 'succeeded', count: 1 } as const;
  return {
    findings: [{ ...finding, tenants: ['b'], rule: 'r', firstAt, lastAt, sources }],
    actors: [{ addresses, requests }],
    scope: {
      exposures: [],
      totals: [{ tenant: null, certainty: 'taken', unit: 'persons', n }],
      partitions: [],
      funnels: [],
    },
  };
}

describe('compareIncident', () => {
  it('finds what is told as it was published equal', () => {
    expect(compareIncident(INCIDENT, report({}), 1)).toMatchObject({ isEqual: true });
  });

  it.each([
    ['another figure', report({ n: 8 })],
    [
      'a decisive finding that comes too late',
      report({ firstAt: '2026-09-01T10:01:01+09:00', lastAt: '2026-09-01T11:00:00+09:00' }),
    ],
    [
      'one that was over before',
      report({ firstAt: '2026-09-01T09:00:00+09:00', lastAt: '2026-09-01T09:30:00+09:00' }),
    ],
    ['an attacker overlooked', report({ addresses: [] })],
    ['an actor who did nothing', report({ addresses: ['203.0.113.9', '192.0.2.7'] })],
    ['a grave finding about somebody who did nothing', report({ sources: ['192.0.2.7'] })],
  ])('tells %s', (_, told) => {
    expect(compareIncident(INCIDENT, told, 1).isEqual).toBe(false);
  });

  it('counts a finding that goes on as found at once', () => {
    const running = report({ firstAt: '2026-09-01T09:00:00+09:00', lastAt: '2026-09-01T10:30:00+09:00' });
    expect(compareIncident(INCIDENT, running, 1).decisive).toMatchObject([{ after: 0, isInTime: true }]);
  });

  it.each([
    [290_002, true],
    [294_999, true],
    [295_000, false],
    [284_999, false],
  ])('holds %i requests against about 290,000', (requests, isEqual) => {
    const at = { requests: { address: '203.0.113.9' } };
    const figures = [{ what: said, n: 290_000, nearest: 10_000, scales: false, at }];
    expect(compareIncident({ ...INCIDENT, figures }, report({ requests }), 1).isEqual).toBe(isEqual);
  });

  it('compares no figure that shrinks with the scale', () => {
    const figures = INCIDENT.figures.map((figure) => ({ ...figure, scales: true }));
    expect(compareIncident({ ...INCIDENT, figures }, report({ n: 1 }), 0.1).figures).toMatchObject([
      { found: null, isEqual: true },
    ]);
    expect(compareIncident({ ...INCIDENT, figures }, report({ n: 1 }), 1).isEqual).toBe(false);
  });
});

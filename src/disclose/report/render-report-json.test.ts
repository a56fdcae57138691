import { describe, expect, it } from 'vitest';
import {
  aBreakIn,
  aFinding,
  aHostileInvestigation,
  anActor,
  anEpisode,
  anInvestigation,
  HOSTILE_TEXTS,
  NIGHT,
} from '../../../test/invented-investigation.ts';
import type { Exposure } from '../../model/exposure.ts';
import { LEVELS } from '../../model/level.ts';
import { REPORT_SCHEMA, type Report } from '../../model/report-schema.ts';
import { renderReportJson } from './render-report-json.ts';

function reportFrom(json: string): Report {
  return REPORT_SCHEMA.parse(JSON.parse(json));
}

describe('renderReportJson', () => {
  it('fulfils the published schema', () => {
    const report = reportFrom(renderReportJson(aBreakIn()));
    expect(report.schema).toBe('hinomi.report/1');
    expect(report.findings).toHaveLength(5);
    expect(report.scope).toEqual({ exposures: [], totals: [], partitions: [], funnels: [], checked: [] });
    expect(report.duties).toEqual([]);
    expect(report.sources).toEqual([]);
  });

  it('writes times in the zone of the investigation, with its offset', () => {
    const finding = aFinding({ firstAt: NIGHT, lastAt: NIGHT + 1_500 });
    const inZone = (timezone: string) =>
      reportFrom(renderReportJson(anInvestigation({ timezone, findings: [finding] })));
    expect(inZone('Asia/Tokyo').findings[0]).toMatchObject({
      firstAt: '2026-09-22T03:00:00+09:00',
      lastAt: '2026-09-22T03:00:01.500+09:00',
    });
    expect(inZone('UTC').findings[0]?.firstAt).toBe('2026-09-21T18:00:00+00:00');
    expect(inZone('America/St_Johns').findings[0]?.firstAt).toBe('2026-09-21T15:30:00-02:30');
  });

  it('writes null where no line had a time', () => {
    const report = reportFrom(
      renderReportJson(
        anInvestigation({ findings: [aFinding({ firstAt: Number.NaN, lastAt: Number.NaN })] }),
      ),
    );
    expect(report.findings[0]).toMatchObject({ firstAt: null, lastAt: null });
  });

  it('puts the gravest first, then the earliest, whatever the order given', () => {
    const findings = [
      aFinding({ id: 'late', level: 'high', firstAt: NIGHT + 5 }),
      aFinding({ id: 'low', level: 'low' }),
      aFinding({ id: 'early', level: 'high', firstAt: NIGHT + 1 }),
      aFinding({ id: 'untimed', level: 'high', firstAt: Number.NaN }),
      aFinding({ id: 'succeeded', level: 'high', outcome: 'succeeded', firstAt: NIGHT + 9 }),
    ];
    const actors = [
      anActor({ id: 'idle', addresses: ['192.0.2.200'] }),
      anActor({ id: 'grave', addresses: ['203.0.113.9'] }),
    ];
    const forward = renderReportJson(anInvestigation({ findings, actors }));
    const backward = renderReportJson(
      anInvestigation({ findings: findings.toReversed(), actors: actors.toReversed() }),
    );
    expect(backward).toBe(forward);
    const report = reportFrom(forward);
    expect(report.findings.map((finding) => finding.id)).toEqual([
      'succeeded',
      'early',
      'late',
      'untimed',
      'low',
    ]);
    expect(report.actors.map((actor) => actor.id)).toEqual(['grave', 'idle']);
  });

  it.each(HOSTILE_TEXTS)('holds no control and no secret of %j', (text) => {
    const json = renderReportJson(aHostileInvestigation(text));
    reportFrom(json);
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(json).not.toMatch(/4111|Hunter2|cvv=123/);
  });
});

describe('a report that would become too large', () => {
  const evidence = Array.from({ length: 20 }, (_, n) => ({ input: 0, line: n + 1, offset: n * 1000 }));
  const many = Array.from({ length: 12_000 }, (_, n) =>
    aFinding({
      id: `f-${n}`,
      rule: `rule-${n % 7}`,
      level: LEVELS[n % LEVELS.length]!,
      reason: `Answered with ${n} bytes. `.repeat(8),
      firstAt: NIGHT + n,
      lastAt: NIGHT + n + 1,
      count: n,
      sources: [`2001:db8::${n.toString(16)}`],
      evidence,
    }),
  );

  it('stays under 5 MB, keeps the gravest whole, loses no count, and says what it did', () => {
    const json = renderReportJson(anInvestigation({ findings: many }));
    expect(new TextEncoder().encode(json).length).toBeLessThan(5_000_000);
    const report = reportFrom(json);
    const sum = (list: readonly { count: number }[]) => list.reduce((total, { count }) => total + count, 0);
    expect(sum(report.findings)).toBe(sum(many));
    expect(report.findings.reduce((total, { merged = 1 }) => total + merged, 0)).toBe(many.length);
    expect(
      report.findings.filter((finding) => finding.level === 'critical').every((f) => f.merged === undefined),
    ).toBe(true);
    expect(report.notices.map((notice) => notice.code)).toContain('findings-merged');
    expect(report.notices.map((notice) => notice.code)).toContain('evidence-trimmed');
  });

  it('stays under 5 MB when everything else is large too', () => {
    const addresses = Array.from({ length: 30_000 }, (_, n) => `2001:db8::${n.toString(16)}`);
    const links = addresses.slice(0, 5000).map((address) => ({
      joins: ['203.0.113.9', address] as const,
      why: 'same file '.repeat(10),
      evidence,
    }));
    const json = renderReportJson(
      anInvestigation({
        findings: many,
        actors: Array.from({ length: 3000 }, (_, n) =>
          anActor({ id: `a-${n}`, ...(n < 5 ? { addresses, links } : {}) }),
        ),
        timeline: Array.from({ length: 2000 }, () =>
          anEpisode({ text: { ja: 'あ'.repeat(600), en: 'a'.repeat(600) }, evidence }),
        ),
        gaps: Array.from({ length: 5000 }, (_, n) => ({ input: 0, from: NIGHT + n, to: NIGHT + n + 1 })),
      }),
    );
    expect(new TextEncoder().encode(json).length).toBeLessThan(5_000_000);
    const report = reportFrom(json);
    expect(report.actors[0]).toMatchObject({ addressCount: 30_000, linkCount: 5000 });
  });

  it('leaves a report that fits as it is', () => {
    const report = reportFrom(renderReportJson(anInvestigation({ findings: many.slice(0, 50) })));
    expect(report.notices).toEqual([]);
    expect(report.findings[0]?.evidence).toHaveLength(20);
  });

  it('keeps the surest exposures of very many, and says how many are not listed', () => {
    const anExposure = (n: number): Exposure => ({
      id: `exposure-${n}`,
      actor: null,
      tenant: 'b',
      channel: 'export',
      from: NIGHT,
      to: NIGHT,
      certainty: n % 1_000 === 7 ? 'taken' : 'possible',
      bound: 'max',
      items: ['name', 'address'],
      records: { orders: n },
      persons: n,
      misuse: 'not-asked',
      altered: [],
      says: 'own-logs',
      basis: { ja: '根拠'.repeat(60), en: 'basis '.repeat(60) },
      incomplete: [],
      evidence: [{ input: 0, line: n + 1, offset: n }],
      evidenceCount: 1,
    });
    const exposures = Array.from({ length: 30_000 }, (_, n) => anExposure(n));
    const whole = anInvestigation();
    const json = renderReportJson({ ...whole, scope: { ...whole.scope, exposures } });
    expect(new TextEncoder().encode(json).length).toBeLessThan(5_000_000);
    const { scope, notices } = reportFrom(json);
    expect(scope.exposures.length).toBeGreaterThan(200);
    expect(scope.exposures.filter(({ certainty }) => certainty === 'taken')).toHaveLength(30);
    const left = (30_000 - scope.exposures.length).toLocaleString('en-US');
    const notice = notices.find(({ code }) => code === 'exposures-trimmed');
    expect(notice?.text.en).toContain(left);
    expect(notice?.text.ja).toContain(left);
  });
});

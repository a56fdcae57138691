import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AbuseSource, toXarf } from './xarf.ts';

// Written from the schemas of XARF v4 (xarf-core, connection-login-attack, connection-sql-injection,
// connection-vulnerability-scan), version 4.2.0.
const contact = z.strictObject({
  org: z.string().max(200),
  contact: z.email(),
  domain: z.string().regex(/^[a-z0-9.-]+$/i),
});
const core = z.looseObject({
  xarf_version: z.string().regex(/^4\.[0-9]+\.[0-9]+$/),
  report_id: z.uuidv4(),
  timestamp: z.iso.datetime(),
  reporter: contact,
  sender: contact,
  source_identifier: z.string().min(1),
  category: z.literal('connection'),
  evidence_source: z.string(),
  evidence: z
    .array(
      z.strictObject({
        content_type: z.string(),
        description: z.string().max(500),
        payload: z.base64(),
        hash: z.string().regex(/^(md5|sha1|sha256|sha512):[a-fA-F0-9]+$/),
        size: z.int().min(0).max(5_242_880),
      }),
    )
    .max(50)
    .optional(),
  protocol: z.enum(['tcp', 'udp', 'icmp', 'sctp']),
  first_seen: z.iso.datetime(),
  last_seen: z.iso.datetime(),
});
const scanTypes = [
  'port_scan',
  'web_vuln_scan',
  'directory_brute_force',
  'vulnerability_scan',
  'mixed',
] as const;
const schema = z.union([
  core.extend({ type: z.literal('login_attack') }),
  core.extend({ type: z.literal('sql_injection'), attempts_count: z.int().min(1).optional() }),
  core.extend({
    type: z.literal('vulnerability_scan'),
    scan_type: z.enum(scanTypes),
    total_requests: z.int().min(1).optional(),
  }),
]);

const reporter = { organisation: '株式会社 例', email: 'abuse@shop.example' };
const source: AbuseSource = {
  address: '203.0.113.61',
  activity: 'sql_injection',
  firstSeen: Date.UTC(2026, 8, 1, 3),
  lastSeen: Date.UTC(2026, 8, 1, 4),
  requests: 212,
  lines: ['203.0.113.61 - - [01/Sep/2026:12:00:00 +0900] "GET /?q=1%27 HTTP/1.1" 200 1'],
};

describe('toXarf', () => {
  it('keeps the schema of XARF v4 for whatever was seen', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('login_attack', 'sql_injection', 'vulnerability_scan'),
        fc.nat(4_000_000_000_000),
        fc.nat(1_000_000_000),
        fc.option(fc.nat()),
        fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 60 }),
        (activity, firstSeen, span, requests, lines) => {
          const report = toXarf(
            { ...source, activity, firstSeen, lastSeen: firstSeen + span, requests, lines },
            reporter,
          );
          expect(schema.safeParse(report).error).toBeUndefined();
        },
      ),
    );
  });

  it('tells when, from where, how often, and shows the lines', () => {
    const report = toXarf(source, reporter) as z.infer<typeof core>;
    expect(report).toMatchObject({
      source_identifier: '203.0.113.61',
      first_seen: '2026-09-01T03:00:00.000Z',
      last_seen: '2026-09-01T04:00:00.000Z',
      attempts_count: 212,
      reporter: { org: '株式会社 例', contact: 'abuse@shop.example', domain: 'shop.example' },
    });
    const [line] = report.evidence ?? [];
    const bytes = Buffer.from(line?.payload ?? '', 'base64');
    expect(bytes.toString('utf8')).toBe(source.lines[0]);
    expect(line?.hash).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
  });

  it('gives the same report the same id, and another report another', () => {
    const id = toXarf(source, reporter).report_id;
    expect(toXarf({ ...source, lines: [] }, reporter).report_id).toBe(id);
    expect(toXarf({ ...source, address: '203.0.113.62' }, reporter).report_id).not.toBe(id);
    expect(toXarf({ ...source, activity: 'login_attack' }, reporter).report_id).not.toBe(id);
  });

  it('says no number where nobody counted', () => {
    expect(toXarf({ ...source, requests: null }, reporter)).not.toHaveProperty('attempts_count');
    expect(toXarf({ ...source, requests: 0 }, reporter)).not.toHaveProperty('attempts_count');
  });

  it('refuses a report without a period, or with an end before its start', () => {
    expect(() => toXarf({ ...source, firstSeen: Number.NaN }, reporter)).toThrow(RangeError);
    expect(() => toXarf({ ...source, lastSeen: source.firstSeen - 1 }, reporter)).toThrow(RangeError);
  });
});

import { describe, expect, it } from 'vitest';
import { aFinding } from '../../../../test/invented-investigation.ts';
import type { Attack } from '../../../model/attack.ts';
import { countAttempts } from './count-attempts.ts';

function seen(rule: string, attacks: readonly Attack[], count: number, source = '203.0.113.9') {
  return aFinding({ rule, attacks, count, sources: [source], outcome: 'attempted' });
}

describe('countAttempts', () => {
  it('counts what several rules say of the same logins once', () => {
    const rules = ['flood', 'many', 'quick'].map((rule) => seen(rule, ['brute-force'], 300));
    expect(countAttempts([...rules, seen('counted', [], 300)])).toBe(300);
  });

  it('adds up episodes, kinds of attack and sources', () => {
    const findings = [
      seen('sql', ['sqli'], 10),
      seen('sql', ['sqli'], 5),
      seen('sql-reading', ['sqli'], 12),
      seen('xss', ['xss'], 4),
      seen('sql', ['sqli'], 7, '198.51.100.7'),
    ];
    expect(countAttempts(findings)).toBe(15 + 4 + 7);
  });

  it('takes a scan for the requests that it was told by, unless it had more', () => {
    expect(countAttempts([seen('sql', ['sqli'], 30), seen('burst', ['scanner'], 30)])).toBe(30);
    expect(countAttempts([seen('probe', ['probe'], 20), seen('agent', ['scanner'], 500)])).toBe(500);
  });

  it('counts what many addresses did together once, beside what is told of each', () => {
    const each = [seen('sql', ['sqli'], 10), seen('xss', ['xss'], 5, '198.51.100.7')];
    const together = aFinding({
      ...seen('spread', ['scanner'], 20),
      sources: ['203.0.113.9', '198.51.100.7', '192.0.2.1'],
    });
    expect(countAttempts([...each, together])).toBe(20);
    expect(countAttempts([together, seen('agent', ['scanner'], 15)])).toBe(20);
  });

  it('is nothing for nothing', () => {
    expect(countAttempts([])).toBe(0);
  });
});

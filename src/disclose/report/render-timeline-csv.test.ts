import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { aBreakIn, aHostileInvestigation, HOSTILE_TEXTS } from '../../../test/invented-investigation.ts';
import { renderTimelineCsv } from './render-timeline-csv.ts';

function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}

describe('renderTimelineCsv', () => {
  it('begins with the columns that Timesketch demands, without a byte order mark', () => {
    const csv = renderTimelineCsv(aBreakIn(), 'ja');
    expect(csv.split('\r\n')[0]).toBe(
      'message,datetime,timestamp_desc,at,until,actor,tenant,stage,addresses,text_ja,text_en,evidence',
    );
  });

  it('writes one row an episode, in the language asked for', () => {
    const rows = rowsOf(renderTimelineCsv(aBreakIn(), 'ja'));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({
      message: '攻撃とみられるリクエストが12件ありました。',
      datetime: '2026-09-22T03:00:00+09:00',
      timestamp_desc: 'Hinomi: reconnaissance',
      addresses: '203.0.113.9 198.51.100.7',
      evidence: 'logs/access.log:120',
    });
    expect(rowsOf(renderTimelineCsv(aBreakIn(), 'en'))[0]?.message).toBe('12 requests appear to be attacks.');
  });

  it.each(HOSTILE_TEXTS)('keeps %j from being computed, and holds no secret', (text) => {
    const csv = renderTimelineCsv(aHostileInvestigation(text), 'en');
    const rows = rowsOf(csv);
    expect(rows).toHaveLength(1);
    for (const cell of Object.values(rows[0]!)) {
      expect(cell).not.toMatch(/^\s*[=+\-@\uff1d]/);
      expect(cell).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
    expect(csv).not.toMatch(/4111|Hunter2|cvv=123/);
  });
});

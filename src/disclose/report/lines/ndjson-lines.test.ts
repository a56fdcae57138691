import { describe, expect, it } from 'vitest';
import type { ShopEvent } from '../../../model/shop-event.ts';
import { SILENT_EVENT } from '../../../model/silent-event.ts';
import { rfc3339 } from '../rfc3339.ts';
import { inspectLine } from './inspect-line.ts';
import { servedLine } from './served-line.ts';
import { unparsedLine } from './unparsed-line.ts';
import { whoLine } from './who-line.ts';

const EVENT: ShopEvent = {
  ...SILENT_EVENT,
  kind: 'web',
  at: Date.UTC(2026, 8, 21, 18),
  source: { input: 0, line: 7, offset: 900 },
  address: '203.0.113.9',
  tenant: 'b',
  method: 'POST',
  target: '/login?password=s3cret&x=\u001b[2J',
  path: '/login',
  status: 302,
  userAgent: 'curl/8',
  action: 'admin.login',
  result: 'success',
  rules: ['r-1'],
};

describe('lines of NDJSON', () => {
  it('who: one event, masked, null where the log is silent', () => {
    const line = whoLine(EVENT, 'logs/access.log', rfc3339('Asia/Tokyo'));
    expect(line.endsWith('}\n')).toBe(true);
    expect(Object.entries(JSON.parse(line))).toEqual([
      ['at', '2026-09-22T03:00:00+09:00'],
      ['input', 'logs/access.log'],
      ['line', 7],
      ['address', '203.0.113.9'],
      ['account', null],
      ['tenant', 'b'],
      ['method', 'POST'],
      ['target', '/login?password=****&x=\\x1b[2J'],
      ['status', 302],
      ['bytes', null],
      ['action', 'admin.login'],
      ['rules', ['r-1']],
    ]);
  });

  it('who: what a transfer was about, where nothing was asked for', () => {
    const transfer = { ...EVENT, kind: 'auth' as const, target: '', object: '/data/orders.csv' };
    expect(JSON.parse(whoLine(transfer, 'vsftpd.log', rfc3339('Asia/Tokyo')))).toMatchObject({
      target: '/data/orders.csv',
    });
  });

  it('inspect: as in the contract', () => {
    const line = inspectLine({
      input: '-',
      line: 3,
      level: 'high',
      attacks: ['sqli'],
      outcome: 'attempted',
      rules: ['r-1'],
    });
    expect(line).toBe(
      '{"input":"-","line":3,"level":"high","attacks":["sqli"],"outcome":"attempted","rules":["r-1"]}\n',
    );
  });

  it('served: where the rows were given out, masked; null where no line tells it', () => {
    const context = { exposures: ['e-1', 'e-2'], inputs: ['a.log', 'b.log'], time: rfc3339('Asia/Tokyo') };
    const rows = {
      exposure: 1,
      at: Date.UTC(2026, 8, 21, 18),
      evidence: { input: 1, line: 7, offset: 900 },
      set: 'orders',
      selection: { ja: 'password=s3cret の注文', en: 'orders of password=s3cret' },
      rows: 12,
    };
    const read = (served: Parameters<typeof servedLine>[0]) => JSON.parse(servedLine(served, context));
    expect(read(rows)).toEqual({
      exposure: 'e-2',
      at: '2026-09-22T03:00:00+09:00',
      input: 'b.log',
      line: 7,
      offset: 900,
      set: 'orders',
      selection: { ja: 'password=**** の注文', en: 'orders of password=****' },
      rows: 12,
    });
    const unlogged = read({ ...rows, evidence: null, rows: null });
    expect([unlogged.input, unlogged.line, unlogged.offset, unlogged.rows]).toEqual([null, null, null, null]);
  });

  it('unparsed: masked, printable, and not endless', () => {
    const base = { input: 'a.log', line: 2, offset: 10, reason: 'bad-time' };
    const line = unparsedLine({ ...base, text: 'card 4111111111111111 password=s3cret\u0000' });
    expect(JSON.parse(line)).toEqual({ ...base, text: 'card ****1111 password=****' });
    const long = JSON.parse(unparsedLine({ ...base, text: 'x '.repeat(1_000_000) })) as { text: string };
    expect(long.text).toHaveLength(4096);
  });

  it('unparsed: no part of a card number is left where the text is cut', () => {
    for (let before = 4070; before < 4100; before++) {
      const text = `${'x'.repeat(before)} 4111111111111111 ${'y'.repeat(5000)}`;
      const shown = (
        JSON.parse(unparsedLine({ input: 'a', line: 1, offset: 0, reason: 'too-long', text })) as {
          text: string;
        }
      ).text;
      expect(shown).not.toContain('41111');
    }
  });
});

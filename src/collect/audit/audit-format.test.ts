import { describe, expect, it } from 'vitest';
import { parseLines } from '../testing/parse-line.ts';
import { createAuditFormat } from './audit-format.ts';

const FIELDS = {
  at: 'time',
  address: 'net.ip',
  action: 'event',
  outcome: 'result',
  account: 'user',
  target: 'object',
};
const SAYS = {
  kind: 'audit',
  at: '2024-05-06T07:08:09.000Z',
  address: '203.0.113.9',
  action: 'order.export',
  result: 'failure',
  account: 'alice',
  object: 'orders, "all"',
  message: 'order.export',
};

describe('an audit log with named columns', () => {
  it('is read as JSON lines, by key and by path', () => {
    const nested = `{"time":"2024-05-06T16:08:09","net":{"ip":"203.0.113.9"},"event":"order.export","result":"failure","user":"alice","object":"orders, \\"all\\"","ip":"192.0.2.1"}`;
    const format = createAuditFormat(FIELDS, Buffer.from(`${nested}\n`));
    expect(parseLines(format, [nested])).toEqual(SAYS);
    expect(
      parseLines(format, [nested.replace('"net":{"ip":"203.0.113.9"}', '"net.ip":"203.0.113.9"')]),
    ).toEqual(SAYS);
  });

  it.each([',', ';', '\t'])('is read as CSV with %j between the cells', (mark) => {
    const header = ['user', 'time', 'extra', 'net.ip', 'event', 'result', 'object'].join(mark);
    const row = [
      'alice',
      '2024-05-06 16:08:09',
      '""',
      '203.0.113.9',
      'order.export',
      'failure',
      '"orders, ""all"""',
    ].join(mark);
    const format = createAuditFormat(
      FIELDS,
      Buffer.from(`\u00ef\u00bb\u00bf${header}\r\n${row}\r\n`, 'latin1'),
    );
    expect(parseLines(format, [header])).toBe('ignored');
    expect(parseLines(format, [`\u00ef\u00bb\u00bf${header}`])).toBe('ignored');
    expect(parseLines(format, [header, row])).toEqual(SAYS);
    expect(parseLines(format, [row.split(mark).slice(0, 4).join(mark)])).toBe('too-short');
  });

  it('keeps what is no action of ours as message only', () => {
    const line = '{"time":"2024-05-06T07:08:09Z","event":"Login","result":"成功"}';
    const format = createAuditFormat(FIELDS, Buffer.from(line));
    expect(parseLines(format, [Buffer.from(line).toString('latin1')])).toEqual({
      kind: 'audit',
      at: '2024-05-06T07:08:09.000Z',
      result: 'success',
      message: 'Login',
    });
  });
});

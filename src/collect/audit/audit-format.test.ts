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

  it('is read as JSON where the file is one array, an entry a line', () => {
    const entry = `{"time":"2024-05-06T16:08:09","net.ip":"203.0.113.9","event":"order.export","result":"failure","user":"alice","object":"orders, \\"all\\""}`;
    const format = createAuditFormat(FIELDS, Buffer.from(`[\n${entry},\n`));
    expect(format.name).toBe('audit');
    expect(parseLines(format, ['['])).toBe('ignored');
    expect(parseLines(format, [`${entry},`])).toEqual(SAYS);
    expect(parseLines(format, [']'])).toBe('ignored');
  });

  it.each([
    ['an object around the list', 'array+audit', (list: unknown[]) => JSON.stringify({ Records: list })],
    ['one array in one line', 'array+audit', (list: unknown[]) => JSON.stringify(list)],
    ['an indented array', 'indented+audit', (list: unknown[]) => JSON.stringify(list, null, 2)],
    [
      'entries that touch',
      'array+audit',
      (list: unknown[]) => list.map((one) => JSON.stringify(one)).join(''),
    ],
  ])('is read out of %s', (_, name, written) => {
    const entry = { time: '2024-05-06T07:08:09Z', net: { ip: '203.0.113.9' }, event: 'order.export' };
    expect(createAuditFormat(FIELDS, Buffer.from(written([entry, entry, entry]))).name).toBe(name);
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

  it.each(['utf8', 'shift_jis', 'euc-jp', 'escaped'])('knows columns with Japanese names: %s', (encoding) => {
    const names = ['時刻', '送信元', '操作', '結果', '担当', '対象'] as const;
    const fields = {
      at: names[0],
      address: names[1],
      action: names[2],
      outcome: names[3],
      account: names[4],
      target: names[5],
    };
    const cells = ['2024-05-06 16:08:09', '203.0.113.9', 'order.export', '失敗', 'alice', 'orders'];
    const says = { ...SAYS, object: 'orders' };
    if (encoding === 'escaped') {
      const line = escapeAll(JSON.stringify(Object.fromEntries(names.map((name, n) => [name, cells[n]]))));
      expect(parseLines(createAuditFormat(fields, Buffer.from(line)), [line])).toEqual(says);
      return;
    }
    const lines = [names, cells].map((each) => bytesIn(each.join(','), encoding));
    const format = createAuditFormat(fields, Buffer.from(lines.join('\n'), 'latin1'));
    expect(parseLines(format, lines)).toEqual(says);
  });

  it.each(['logout', 'admin.logout', 'user_signed_out', 'UserLogout', 'Sign off', 'ログアウト'])(
    'knows a logout that is called %s',
    (event) => {
      const line = JSON.stringify({ time: '2024-05-06T07:08:09Z', event });
      const format = createAuditFormat(FIELDS, Buffer.from(line));
      const bytes = Buffer.from(line).toString('latin1');
      expect(parseLines(format, [bytes])).toMatchObject({ action: 'account.logout' });
    },
  );

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

function escapeAll(text: string): string {
  return text.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Bytes, one character each; each sign is looked up by decoding all pairs of bytes. */
function bytesIn(text: string, encoding: string): string {
  if (encoding === 'utf8') return Buffer.from(text).toString('latin1');
  const decoder = new TextDecoder(encoding);
  const pairs = new Map<string, string>();
  for (let pair = 0x8140; pair < 0xfcfd; pair++) {
    const bytes = Buffer.from([pair >> 8, pair & 0xff]);
    const sign = decoder.decode(bytes);
    if (sign.length === 1) pairs.set(sign, bytes.toString('latin1'));
  }
  return [...text].map((sign) => pairs.get(sign) ?? sign).join('');
}

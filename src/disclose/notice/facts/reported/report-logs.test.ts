import { describe, expect, it } from 'vitest';
import { inventedReport } from '../../../../../test/case/invented-case.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { reportLogs } from './report-logs.ts';

function input(kind: Report['inputs'][number]['kind'], firstAt: string | null, lastAt: string | null) {
  const numbers = { bytes: 1, lines: 1, unparsed: 0 };
  return {
    path: `${kind}.log`,
    kind,
    sha256: '0'.repeat(64),
    ...numbers,
    format: 'combined',
    firstAt,
    lastAt,
  };
}

function logsOf(inputs: Report['inputs'], gaps: Report['gaps'] = []): string[][] {
  const value = reportLogs({ ...inventedReport({}), inputs, gaps }, 'ja') as NoticeValue & { type: 'list' };
  return value.items.map((item) =>
    item.type !== 'group'
      ? []
      : ['kind', 'from', 'to', 'has_gaps'].flatMap((name) => {
          const field = item.fields.get(name);
          return field?.type === 'bound' ? [field.text === '' ? name : field.text] : [];
        }),
  );
}

describe('reportLogs', () => {
  it('tells each kind once, from its first day to its last, in Japan', () => {
    const march = input('web', '2026-03-01T00:00:00+09:00', '2026-03-31T23:00:00+09:00');
    const april = input('web', '2026-03-31T16:00:00Z', '2026-04-30T20:00:00Z');
    const database = input('database', '2026-04-02T00:00:00+09:00', '2026-04-03T00:00:00+09:00');
    expect(logsOf([april, database, march])).toEqual([
      ['ウェブサーバーのアクセスログ', '2026年3月1日', '2026年5月1日'],
      ['データベースの記録', '2026年4月2日', '2026年4月3日'],
    ]);
  });

  it('says where a log was silent', () => {
    const gap = { input: 0, from: '2026-03-02T00:00:00+09:00', to: '2026-03-03T00:00:00+09:00' };
    const web = input('web', '2026-03-01T00:00:00+09:00', '2026-03-31T23:00:00+09:00');
    expect(logsOf([web], [gap])[0]).toContain('has_gaps');
    expect(logsOf([web])[0]).not.toContain('has_gaps');
  });

  it('leaves out what has no time', () => {
    expect(logsOf([input('web', null, null)])).toEqual([]);
  });
});

import { expect, it } from 'vitest';
import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import type { Report } from '../../../model/report-schema.ts';
import type { Share } from '../../../model/sending/recipient.ts';
import { personValues } from './person-values.ts';

const exposures = [
  { id: 'e1', channel: 'export', from: '2026-08-01T00:00:00+09:00', to: '2026-08-02T00:00:00+09:00' },
  { id: 'e2', channel: 'skimming', from: '2026-07-01T00:00:00+09:00', to: null },
];
const report = { scope: { exposures } } as unknown as Report;
const share = (exposure: string, certainty: string, items: string[]): Share => ({
  exposure,
  tenant: 'b',
  certainty,
  items,
});

/** What templates see, as plain text. */
function told(value: NoticeValue): unknown {
  if (value.type === 'bound') return value.text;
  if (value.type === 'list') return value.items.map(told);
  return Object.fromEntries([...value.fields].map(([name, one]) => [name, told(one)]));
}

const valuesOf = (shares: Share[], given: Report | null = report) =>
  told(personValues({ name: '見本 太郎', shares, report: given, language: 'ja' })) as Record<string, unknown>;

it('tells items apart by their certainty, the highest first', () => {
  const { parts, ...all } = valuesOf([
    share('e2', 'possible', ['card_number']),
    share('e1', 'taken', ['address', 'name']),
  ]);
  expect(parts).toMatchObject([
    { items: '氏名、住所', certainty: 'taken', channel: 'データ出力' },
    { items: 'クレジットカード番号', certainty: 'possible' },
  ]);
  expect(all).toMatchObject({ name: '見本 太郎', certainty: 'taken' });
});

it('says a period only where both ends are known', () => {
  const [known] = valuesOf([share('e1', 'taken', ['name'])]).parts as Record<string, string>[];
  expect(known!.from).toMatch(/8月1日/);
  const open = valuesOf([share('e1', 'taken', ['name']), share('e2', 'possible', ['card_number'])]);
  expect(open.to).toBeUndefined();
  const [unknown] = valuesOf([share('gone', 'viewed', ['name'])], null).parts as Record<string, string>[];
  expect(unknown).toEqual({ items: '氏名', certainty: 'viewed' });
});

it('unites what one channel reached at one certainty', () => {
  const { parts } = valuesOf([share('e1', 'taken', ['name']), share('e3', 'taken', ['name', 'phone'])], {
    scope: { exposures: [exposures[0], { ...exposures[0], id: 'e3' }] },
  } as unknown as Report);
  expect(parts).toMatchObject([{ items: '氏名、電話番号' }]);
});

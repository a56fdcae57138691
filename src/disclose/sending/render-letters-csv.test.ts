import { expect, it } from 'vitest';
import { renderLettersCsv } from './render-letters-csv.ts';
import { renderMailing } from './render-mailing.ts';

it('lists letters in cells that no spreadsheet computes', () => {
  const letter = {
    name: '=1+1',
    address: '+81,"x"',
    customer: '@M1',
    tenants: ['b'],
    items: ['name', 'address'],
  };
  const csv = renderLettersCsv([{ ...letter, why: 'no-at', answer: '-1\nx' }], 'ja');
  const [heading, line] = csv.split('\r\n');
  expect(heading).toBe('\ufeff氏名,住所,会員番号,店舗,対象の項目,手紙とする理由,メールサーバーの応答');
  expect(line).toContain('氏名、住所');
  expect(line).toContain('アドレスに @ がない');
  for (const start of ['=', '+', '@', '-']) expect(csv).not.toMatch(new RegExp(`(^|,)"?\\${start}`, 'm'));
});

it('holds every text of a mailing behind a fence that no text can end', () => {
  const text = { subject: 's', text: 'a\n```\n# not a heading\n', html: null };
  const mailing = { caseId: 'c', mailing: 'm', total: 3, broken: 1, variants: [{ count: 3, text }] };
  const document = renderMailing(mailing, 'en');
  expect(document).toContain('````\na\n```\n# not a heading\n````\n');
  expect(document).toContain('1 line of the list could not be read');
  expect(renderMailing(mailing, 'en')).toBe(document);
  expect(renderMailing({ ...mailing, total: 4 }, 'en')).not.toBe(document);
});

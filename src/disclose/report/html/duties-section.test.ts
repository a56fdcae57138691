import { expect, it } from 'vitest';
import { anInvestigation } from '../../../../test/invented-investigation.ts';
import type { Duty } from '../../../model/duty.ts';
import { renderReportHtml } from '../render-report-html.ts';

const KNOWN = { ja: 'いつ知りましたか。', en: 'When was it known?' };
const CARDS = { ja: 'カードを含みますか。', en: 'Are cards concerned?' };

const duty = (given: Partial<Duty>): Duty => ({
  authority: 'ppc',
  kind: 'prompt-report',
  set: '',
  dueAt: Number.NaN,
  guideFrom: Number.NaN,
  status: 'to-be-decided',
  questions: [KNOWN],
  basis: { ja: '', en: '' },
  law: 'appi',
  lawVersion: '',
  inForce: true,
  sureness: 'verified',
  contains: [],
  source: '',
  candidates: [],
  ...given,
});

/** How often a page says something. */
function times(page: string, text: string): number {
  return page.split(text).length - 1;
}

it('asks once what decides every duty, and beside a duty what decides that one', () => {
  const duties = [
    duty({ set: 'a' }),
    duty({ set: 'b', authority: 'acquirer', questions: [CARDS, KNOWN] }),
    duty({ authority: 'police', kind: 'consult' }),
  ];
  const page = renderReportHtml(anInvestigation({ duties }), 'ja');
  expect(times(page, KNOWN.ja)).toBe(1);
  expect(times(page, CARDS.ja)).toBe(1);
  expect(page).toContain('<td>事案全体</td>');
  const other = renderReportHtml(anInvestigation({ duties: [...duties, duty({ questions: [] })] }), 'en');
  expect(times(other, KNOWN.en)).toBe(3);
});

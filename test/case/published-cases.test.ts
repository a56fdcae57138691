import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseDesk } from '../../src/compose/case/case-desk.ts';
import { makeNotice } from '../../src/compose/notice/make-notice.ts';
import { renderMarkdown } from '../../src/disclose/notice/format/markdown.ts';
import type { CaseDuty, CaseView } from '../../src/model/case/case-duty.ts';
import { caseOfFacts, factsOfIncident } from '../notices/incident-case.ts';
import { workspace } from '../workspace.ts';

const DAY_MS = 86_400_000;
const JAPAN_MS = 9 * 3_600_000;

/** What the cases of published breaches must say on the day of knowing. */
const CASES = [
  {
    id: 'seplus-2022',
    due: ['ppc/prompt-report', 'individuals/notification@appi'],
    // Whether somebody came in is not known: what hangs on it stays a question, and its clock runs.
    open: ['ppc/final-report', 'police/consult'],
    never: ['acquirer/notification', 'payment-provider/stop-cards', 'anti-phishing-council/consult'],
    // 29 December 2022 is day 1.
    days: { 'ppc/prompt-report': '2023-01-02', 'ppc/final-report': '2023-01-27' },
    task: 'prompt-report',
    title: '個人情報の漏えいの可能性に関するお詫びとお知らせ',
  },
  {
    id: 'sagawa-2023',
    due: [],
    // Whether misuse inside of a company is a leak is for counsel; the day of knowing was not published.
    open: ['ppc/prompt-report', 'ppc/final-report', 'individuals/notification@appi'],
    never: ['acquirer/notification', 'payment-provider/stop-cards', 'anti-phishing-council/consult'],
    days: { 'ppc/prompt-report': null, 'ppc/final-report': null },
    task: 'prompt-report',
    title: 'お客様の個人情報の不正な利用に関するお詫びとお知らせ',
  },
  {
    id: 'prio-2017',
    due: ['police/consult', 'jpcert/consult', 'ipa/consult', 'anti-phishing-council/consult'],
    open: ['ppc/prompt-report'],
    never: ['acquirer/notification', 'payment-provider/stop-cards'],
    days: { 'police/consult': null },
    task: 'police',
    title: '「プリオの通販サイト」を装うメールに関するお知らせ',
  },
  {
    id: 'covermark-2022',
    due: ['ppc/prompt-report', 'individuals/notification@appi', 'acquirer/notification', 'police/consult'],
    open: ['jipdec/final-report'],
    never: ['principal/notification@appi', 'shops/notification'],
    days: { 'ppc/prompt-report': '2022-08-01', 'ppc/final-report': '2022-09-26' },
    task: 'stop-cards',
    title: '個人情報の漏えいの可能性に関するお詫びとお知らせ',
  },
  {
    id: 'kunihiro-2019',
    due: ['ppc/prompt-report', 'acquirer/prompt-report', 'payment-provider/stop-cards'],
    open: ['jipdec/final-report'],
    never: ['shops/notification'],
    days: { 'ppc/prompt-report': '2019-12-10', 'ppc/final-report': '2020-02-03' },
    task: 'stop-cards',
    title: '個人情報の漏えいの可能性に関するお詫びとお知らせ',
  },
  {
    id: 'mediwel-2022',
    // Whose the data were in each site was not published.
    due: ['police/consult'],
    open: ['ppc/prompt-report', 'ppc/final-report', 'individuals/notification@appi'],
    never: [],
    days: { 'ppc/prompt-report': '2022-12-09', 'ppc/final-report': '2023-02-02' },
    task: 'prompt-report',
    title: '個人情報の漏えいに関するお詫びとお知らせ',
  },
  {
    id: 'colormeshop-2018',
    due: ['police/consult'],
    open: ['ppc/prompt-report', 'ppc/final-report', 'principal/notification@appi'],
    never: [],
    days: { 'ppc/prompt-report': '2018-01-11', 'ppc/final-report': '2018-03-07' },
    task: 'prompt-report',
    title: '個人情報の漏えいに関するお詫びとお知らせ',
  },
  {
    id: 'tokorozawa-sakuratown-2023',
    due: ['police/consult', 'jpcert/consult', 'ipa/consult'],
    // Until somebody has looked at the account's messages.
    open: ['ppc/prompt-report', 'individuals/notification@appi'],
    never: ['acquirer/notification', 'payment-provider/stop-cards', 'anti-phishing-council/consult'],
    days: { 'ppc/prompt-report': '2023-01-13' },
    task: 'police',
    title: '公式アカウントの乗っ取りに関するお詫びとお知らせ',
  },
];

const work = workspace();
const desks = new Map<string, CaseDesk>();
const views = new Map<string, CaseView>();

beforeAll(async () => {
  for (const { id } of CASES) {
    const desk = await caseOfFacts(factsOfIncident(id), work.at(id));
    desks.set(id, desk);
    views.set(id, await desk.view());
  }
}, 120_000);

function dutyOf(id: string, key: string): CaseDuty | undefined {
  return views.get(id)!.duties.find((one) => one.key === key);
}

/** The day in Japan on which a duty ends; null where it has no date. */
function dayOf(one: CaseDuty | undefined): string | null {
  const at = one?.duty.dueAt ?? Number.NaN;
  return Number.isNaN(at)
    ? null
    : new Date(Math.floor((at + JAPAN_MS) / DAY_MS) * DAY_MS).toISOString().slice(0, 10);
}

describe.each(CASES)('the case of $id', ({ id, due, open, never, days, task, title }) => {
  it('owes what its kind and day make it owe, and asks where that is not known', () => {
    for (const key of due) expect([key, dutyOf(id, key)?.duty.status]).toEqual([key, 'due']);
    for (const key of open) expect([key, dutyOf(id, key)?.duty.status]).toEqual([key, 'to-be-decided']);
    for (const key of never) expect([key, dutyOf(id, key)]).toEqual([key, undefined]);
    for (const [key, day] of Object.entries(days)) expect([key, dayOf(dutyOf(id, key))]).toEqual([key, day]);
  });

  it('has the tasks of its playbook', () => {
    expect(views.get(id)!.tasks.map((one) => one.task.id)).toContain(task);
  });

  it('has its notice', async () => {
    const { document } = await makeNotice(desks.get(id)!, {
      kind: 'public-final',
      language: 'ja',
      tenant: '',
    });
    expect(renderMarkdown(document)).toContain(`# ${title}`);
  });
});

it('takes no law for one that was in force before it was', () => {
  const laws = ['ppc/prompt-report', 'individuals/notification@appi', 'eu-authority/prompt-report'];
  for (const key of laws) expect([key, dutyOf('prio-2017', key)?.duty.inForce]).toEqual([key, false]);
  expect(dutyOf('seplus-2022', 'ppc/prompt-report')?.duty.inForce).toBe(true);
});

import { describe, expect, it } from 'vitest';
import { inventedReport, reportExposure } from '../../../../test/case/invented-case.ts';
import { inventedView } from '../../../../test/notices/invented-view.ts';
import type { Language } from '../../../model/language.ts';
import type { BoundValue, NoticeValue } from '../../../model/notice/bound-value.ts';
import type { Report } from '../../../model/report-schema.ts';
import { gatherNoticeFacts } from './gather-notice-facts.ts';

type Facts = Readonly<Record<string, string | number | boolean | readonly string[] | null>>;

interface Given {
  readonly language?: Language;
  readonly report?: Report;
  readonly tenant?: string;
  readonly known?: string;
}

async function gather(facts: Facts, given: Given = {}) {
  const { language = 'ja', report = null, tenant = '', known } = given;
  const view = await inventedView(facts, known);
  return gatherNoticeFacts({ view, report, language, tenant });
}

/** The value under a name; undefined for none. */
function boundAt(values: ReadonlyMap<string, NoticeValue>, name: string): BoundValue | undefined {
  const [root, ...path] = name.split('.');
  let value = values.get(root!);
  for (const part of path) {
    if (value === undefined || value.type === 'bound') return undefined;
    value = value.fields.get(part);
  }
  return value?.type === 'bound' ? value : undefined;
}

async function said(facts: Facts, name: string, given: Given = {}): Promise<string | undefined> {
  return boundAt((await gather(facts, given)).facts.values, name)?.text;
}

async function refused(facts: Facts, given: Given = {}): Promise<string[]> {
  const { problems } = await gather(facts, given);
  return problems.map(({ place, text }) => `${place}: ${text}`);
}

const cards = {
  'figures.cards.n': 2259,
  'figures.cards.unit': 'cards',
  'figures.cards.certainty': 'possible',
};

describe('gatherNoticeFacts', () => {
  it.each([
    ['events.1.at', { 'events.1.at': '2022-07-28' }, '2022年7月28日', '28 July 2022'],
    ['events.1.at', { 'events.1.at': '2018-01-07T20:04' }, '2018年1月7日20時04分', '7 January 2018, 20:04'],
    [
      'events.1.at',
      { 'events.1.at': '2018-01-07T11:04:00Z' },
      '2018年1月7日20時04分',
      '7 January 2018, 20:04',
    ],
    [
      'events.1.at',
      { 'events.1.at': '2015-11-15T16:29:30' },
      '2015年11月15日16時29分30秒',
      '15 November 2015, 16:29:30',
    ],
    ['incident.items', { 'incident.items': ['name', 'address'] }, '氏名、住所', 'name, address'],
    ['x.y', { 'x.y.ja': 'あ', 'x.y.en': 'a' }, 'あ', 'a'],
    ['figures.cards.ends', cards, '漏えいした可能性があります', 'may have been taken'],
    [
      'figures.cards.scope',
      { ...cards, 'figures.cards.companies': 43, 'figures.cards.sites': 53 },
      '43社、53サイト',
      '43 companies, 53 sites',
    ],
  ] as const)('says %s of %j in both languages', async (name, facts, ja, en) => {
    expect((await said(facts, name))?.replace('43社53', '43社、53')).toBe(ja);
    expect(await said(facts, name, { language: 'en' })).toBe(en);
  });

  it('takes the figures of a report, and each names what it rests on', async () => {
    const report = inventedReport({
      exposures: [reportExposure({ certainty: 'possible', channel: 'skimming', items: ['card_number'] })],
      totals: [
        { tenant: null, certainty: 'possible', unit: 'persons', n: 12, bound: 'max' },
        { tenant: 'b', certainty: 'possible', unit: 'persons', n: 5, bound: 'exact' },
      ],
      partitions: [
        {
          id: 'p1',
          tenant: null as never,
          certainty: 'possible',
          unit: 'persons',
          total: 12,
          bound: 'max',
          parts: [{ items: ['name'], n: 12 }],
        },
      ],
    });
    const { facts } = await gather({}, { report });
    const figure = boundAt(facts.values, 'figures.possible-persons.text');
    expect(figure).toMatchObject({ text: '最大12名', from: 'total:possible/persons' });
    expect(
      boundAt((await gather({}, { report, tenant: 'b' })).facts.values, 'figures.possible-persons.text'),
    ).toMatchObject({
      text: '5名',
      from: 'total:b/possible/persons',
    });
  });

  it('tells no figure of nobody, and knows no number where nobody at least was counted', async () => {
    const total = { tenant: null, unit: 'persons', n: 0 } as const;
    const totals = [
      { ...total, certainty: 'taken', bound: 'exact' } as const,
      { ...total, certainty: 'viewed', bound: 'min' } as const,
      { ...total, certainty: 'possible', bound: 'part-of' } as const,
    ];
    const { facts } = await gather({}, { report: inventedReport({ totals }) });
    expect(facts.figures.map(({ id, n }) => [id, n])).toEqual([['viewed-persons', null]]);
  });

  it('falls back to the number of persons by which the laws are judged', async () => {
    const facts = { persons: 40, certainty: 'viewed', bound: 'max' };
    expect(await said(facts, 'figures.persons.text')).toBe('最大40名');
    expect(await said(facts, 'figures.persons.ends')).toBe('閲覧されました');
  });

  it('reckons the days from knowing to publishing, and names what nobody recorded nothing', async () => {
    const facts = { 'publication.at': '2023-01-10' };
    expect(await said(facts, 'days.known_to_publication', { known: '2022-07-28T10:00:00+09:00' })).toBe(
      '166日',
    );
    expect(await said(facts, 'days.investigation_to_publication')).toBeUndefined();
    expect(await said({ 'x.y': null }, 'x.y')).toBeUndefined();
  });

  it('masks what looks like a card number, and keeps a text in one line', async () => {
    const card = ['4111', '1111', '1111', '1111'].join('');
    expect(await said({ 'incident.cause': `甲\n乙 ${card}` }, 'incident.cause')).toMatch(/^甲 乙 \*+1111$/);
  });

  it.each<[string, Facts, RegExp, Given?]>([
    [
      'a part that is larger than its whole',
      { ...cards, 'figures.a.n': 2260, 'figures.a.unit': 'cards', 'figures.a.part_of': 'cards' },
      /^figures\.a\.n: 「a」\(2,260件\)は「cards」/,
    ],
    [
      'a part of what is not there',
      { ...cards, 'figures.cards.part_of': 'all' },
      /^figures\.cards\.part_of: 「all」/,
    ],
    [
      'a circle',
      { ...cards, 'figures.cards.part_of': 'b', 'figures.b.n': 3000, 'figures.b.part_of': 'cards' },
      /自分自身の一部/,
    ],
    [
      'a sum that is none',
      { ...cards, 'figures.a.n': 7, 'figures.b.n': 8, 'figures.cards.sum_of': ['a', 'b'] },
      /^figures\.cards\.n: 内訳の合計\(15\)/,
    ],
    [
      'more persons than records',
      {
        'figures.r.n': 10,
        'figures.r.items': ['name'],
        'figures.r.certainty': 'taken',
        'figures.p.n': 11,
        'figures.p.unit': 'persons',
        'figures.p.items': ['name'],
        'figures.p.certainty': 'taken',
      },
      /^figures\.p\.n: 同じ情報について、人数\(11名\)が件数\(10件\)/,
    ],
    [
      'two numbers of persons',
      { persons: 12, 'figures.p.n': 11, 'figures.p.unit': 'persons' },
      /^persons: 義務の判断に使う人数\(12\)/,
    ],
    [
      'an end before its beginning',
      { 'figures.cards.n': 1, 'figures.cards.from': '2022-07-26', 'figures.cards.to': '2022-07-19' },
      /^figures\.cards\.from: .*2022年7月26日.*より後/,
    ],
    [
      'a discovery before the intrusion',
      { 'incident.from': '2022-07-19', 'incident.found_at': '2022-07-18' },
      /^incident\.from: .*incident\.found_at/,
    ],
    [
      'knowing before the intrusion',
      {
        'incident.found_at': '2022-08-30',
        'incident.period_from': '2022-07-19',
        'incident.period_to': '2022-07-18',
      },
      /^incident\.period_from/,
    ],
    [
      'publishing before knowing',
      { 'publication.at': '2022-07-27' },
      /^knownAt: .*publication\.at/,
      { known: '2022-07-28T10:00:00+09:00' },
    ],
    [
      'reporting before knowing',
      { 'reports.ppc.at': '2022-07-27' },
      /^knownAt: .*reports\.ppc\.at/,
      { known: '2022-07-28T10:00:00+09:00' },
    ],
    [
      'more persons than records, whatever they are called',
      {
        'figures.r.n': 10,
        'figures.r.label': '会員データ',
        'figures.p.n': 11,
        'figures.p.unit': 'persons',
        'figures.p.label': 'お客様',
      },
      /^figures\.p\.n: 同じ情報について/,
    ],
    [
      'more persons than all that is told',
      { persons: 12_000, 'figures.cards.n': 10_000, 'figures.cards.unit': 'cards' },
      /^persons: .*12,000.*10,000/,
    ],
    [
      'more persons in one figure than the duties are judged by',
      {
        persons: 10,
        'figures.a.n': 4,
        'figures.a.unit': 'persons',
        'figures.b.n': 11,
        'figures.b.unit': 'persons',
      },
      /^persons: .*10.*11名/,
    ],
    [
      'more companies than sites',
      { 'figures.cards.n': 53, 'figures.cards.unit': 'sites', 'figures.cards.companies': 54 },
      /^figures\.cards\.companies: 会社の数\(54社\)/,
    ],
    ['cards where none are concerned', { ...cards, cards: false }, /^cards: .*cards: 2,259件/],
    [
      'card numbers where no cards are concerned',
      { cards: false, 'figures.a.n': 3, 'figures.a.items': ['card_number'], 'figures.a.certainty': 'likely' },
      /^cards: .*a: 3件/,
    ],
    [
      'items that the duties do not know',
      {
        items: ['name'],
        'figures.a.n': 3,
        'figures.a.items': ['name', 'card_cvv'],
        'figures.a.certainty': 'taken',
      },
      /^items: .*セキュリティコード/,
    ],
    ['a leak that the duties deny', { ...cards, certainty: 'ruled-out' }, /^certainty: .*cards: 2,259件/],
    [
      'a certain leak of which the duties cannot tell',
      { certainty: 'cannot-tell', 'figures.a.n': 3, 'figures.a.certainty': 'taken' },
      /^certainty: .*a: 3件/,
    ],
    ['a number below nothing', { 'figures.cards.n': -1 }, /^figures\.cards\.n: 「-1」は数ではありません/],
    ['a part of a person', { 'figures.cards.n': 1.5 }, /^figures\.cards\.n: 「1\.5」/],
    [
      'an address that cannot be mailed',
      { 'contact.email': 'info＠shop' },
      /^contact\.email: 「info＠shop」/,
    ],
    ['two addresses in one', { 'contact.email': 'a@b.example, c@d.example' }, /^contact\.email: /],
    ['an event of a day to come', { 'events.1.at': '2026-09-02' }, /^events\.1\.at: .*今日/],
    ['a report of a day to come', { 'reports.ppc.at': '2026-09-02' }, /^reports\.ppc\.at: .*今日/],
    [
      'an investigation finished before anybody knew',
      { 'investigation.done_at': '2022-07-27' },
      /^knownAt: .*investigation\.done_at/,
      { known: '2022-07-28T10:00:00+09:00' },
    ],
    [
      'people told before anybody knew',
      { 'individuals.from': '2022-07-27' },
      /^knownAt: .*individuals\.from/,
      { known: '2022-07-28T10:00:00+09:00' },
    ],
    [
      'payment stopped before the intrusion',
      { 'incident.from': '2022-07-19', 'cards.stopped_at': '2022-07-18' },
      /^incident\.from: .*cards\.stopped_at/,
    ],
    ['knowing of a day to come', {}, /^knownAt: .*今日/, { known: '2026-09-02T10:00:00+09:00' }],
    ['a deed of tomorrow', { 'measures.1.done_at': '2099-01-01' }, /^measures\.1\.done_at: .*今日/],
    ['a day that is none', { 'events.1.at': '2022-02-30' }, /^events\.1\.at: 「2022-02-30」/],
    [
      'a number that is none',
      { 'figures.cards.n': '約20' },
      /^figures\.cards\.n: 「約20」は数ではありません/,
    ],
    ['a word that is none', { ...cards, 'figures.cards.unit': 'heads' }, /^figures\.cards\.unit: 「heads」/],
  ])('refuses %s', async (_, facts, problem, given) => {
    expect(await refused(facts, given)).toContainEqual(expect.stringMatching(problem));
  });

  it.each<[string, Facts, Given?]>([
    [
      'members of whom not all ordered',
      {
        'figures.r.n': 10,
        'figures.r.unit': 'orders',
        'figures.r.items': ['name', 'amount'],
        'figures.p.n': 11,
        'figures.p.unit': 'persons',
        'figures.p.items': ['name'],
      },
    ],
    [
      'the cards of some customers',
      { 'figures.c.n': 3, 'figures.c.unit': 'cards', 'figures.p.n': 11, 'figures.p.unit': 'persons' },
    ],
    [
      'what a report counted of persons and of orders',
      {},
      {
        report: inventedReport({
          exposures: [reportExposure()],
          totals: [
            { tenant: null, certainty: 'taken', unit: 'persons', n: 12, bound: 'exact' },
            { tenant: null, certainty: 'taken', unit: 'orders', n: 5, bound: 'exact' },
          ],
        }),
      },
    ],
    ['persons of whom there are at most so many', { persons: 12, bound: 'max', 'figures.r.n': 10 }],
    ['cards that were ruled out', { ...cards, cards: false, 'figures.cards.certainty': 'ruled-out' }],
    ['what the day of publication tells', { 'publication.at': '2026-09-03', 'events.1.at': '2026-09-03' }],
  ])('finds no contradiction in %s', async (_, facts, given) => {
    expect(await refused(facts, given)).toEqual([]);
  });

  it('lets a day stand beside an hour of it', async () => {
    const facts = {
      'incident.from': '2022-07-28T09:00',
      'incident.found_at': '2022-07-28',
      'publication.at': '2022-07-28',
    };
    expect(await refused(facts, { known: '2022-07-28T10:00:00+09:00' })).toEqual([]);
  });

  it('refuses a partition of a report that does not add up', async () => {
    const parts = [
      { items: [], n: 3 },
      { items: ['name' as const], n: 4 },
    ];
    const report = inventedReport({
      partitions: [
        { id: 'p', tenant: 'a', certainty: 'taken', unit: 'persons', total: 8, bound: 'exact', parts },
      ],
    });
    expect(await refused({}, { report })).toEqual([expect.stringMatching(/^partition:p: 内訳の合計\(7\)/)]);
  });
});

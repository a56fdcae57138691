import { describe, expect, it } from 'vitest';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const work = workspace();

const FACTS = {
  knownAt: '2022-07-28T10:00:00+09:00',
  role: 'shop',
  unauthorisedAccess: true,
  persons: 2259,
  bound: 'exact',
  certainty: 'possible',
  items: ['card_number', 'card_expiry', 'card_cvv'],
  encrypted: false,
  sensitive: false,
  cards: true,
  privacyMark: false,
  jadmaMember: false,
  phishingSite: false,
  gdprApplies: false,
  telecom: false,
};

interface Line {
  readonly authority: string;
  readonly kind: string;
  readonly set?: string;
  readonly dueAt: string | null;
  readonly guideFrom: string | null;
  readonly status: string;
  readonly question: string | null;
  readonly lawVersion: string;
}

async function duties(facts: unknown, ...args: string[]) {
  const path = work.write('facts.json', typeof facts === 'string' ? facts : JSON.stringify(facts));
  const run = await hinomi(['duties', '--facts', path, '--ndjson', ...args]);
  const lines = run.stdout.split('\n').filter((line) => line !== '');
  return { ...run, duties: lines.map((line) => JSON.parse(line) as Line) };
}

describe('hinomi duties', () => {
  it('takes it as written that no cards are concerned, and says what that leaves out', async () => {
    const { code, stderr, duties: found } = await duties({ ...FACTS, cards: false }, '--lang', 'en');
    expect(code).toBe(0);
    expect(found.map(({ authority }) => authority)).not.toContain('acquirer');
    expect(stderr).toMatch(/facts\.json:1:\d+: "cards" is false, yet "items" holds card data/);
  });

  it('prints one duty a line, by date', async () => {
    const { code, duties: found } = await duties(FACTS);
    expect(code).toBe(0);
    const ppc = found.filter(({ authority }) => authority === 'ppc');
    expect(ppc).toMatchObject([
      {
        kind: 'prompt-report',
        dueAt: '2022-08-01T23:59:59+09:00',
        guideFrom: '2022-07-30T00:00:00+09:00',
        status: 'due',
        question: null,
      },
      { kind: 'final-report', dueAt: '2022-09-26T23:59:59+09:00', status: 'due' },
    ]);
    const dates = found.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
    expect(dates).toEqual([...dates].sort());
  });

  it('asks, in the language asked for, where a fact is missing or null', async () => {
    const { telecom: _, ...rest } = FACTS;
    const { duties: found } = await duties({ ...rest, encrypted: null }, '--lang', 'ja');
    const open = found.filter(({ status }) => status === 'to-be-decided');
    expect(open.map(({ authority }) => authority)).toEqual(
      expect.arrayContaining(['ppc', 'individuals', 'mic']),
    );
    expect(open.every(({ question }) => question?.includes('か。'))).toBe(true);
  });

  it('has duties of their own for data sets that differ in role', async () => {
    const data = [
      { set: 'owners', role: 'own', persons: 77385, items: ['name', 'password_hash'] },
      { set: 'buyers', role: 'entrusted', persons: 2711 },
      { set: 'hosted', role: 'not-handled' },
    ];
    const { duties: found } = await duties({ ...FACTS, role: 'provider', data });
    const of = (set: string) => found.filter((line) => line.set === set).map(({ authority }) => authority);
    expect(of('owners')).toContain('ppc');
    expect(of('owners')).not.toContain('principal');
    expect(of('buyers')).toContain('principal');
    expect(of('hosted')).not.toContain('ppc');
    expect(of('hosted')).not.toContain('principal');
  });

  it('lets each data set have a clock of its own, and the law of its day', async () => {
    const data = [
      { set: 'early', role: 'own' },
      { set: 'late', role: 'own', knownAt: ['2024-04-02', '2024-03-31T15:00:00Z'] },
    ];
    const { duties: found } = await duties({ ...FACTS, data });
    const prompt = found.filter(({ authority, kind }) => authority === 'ppc' && kind === 'prompt-report');
    expect(prompt.map(({ set, dueAt, lawVersion }) => [set, dueAt, lawVersion])).toEqual([
      ['early', '2022-08-01T23:59:59+09:00', '2022-04-01'],
      ['late', '2024-04-05T23:59:59+09:00', '2024-04-01'],
    ]);
  });

  it.each([
    ['a misspelt key', { ...FACTS, person: 3 }, 'persons'],
    ['an unknown item', { ...FACTS, items: ['card'] }, 'items[0]'],
    ['half an item', { ...FACTS, items: ['card_num'] }, 'nearest is "card_number"'],
    ['two data sets of one name', { ...FACTS, data: [{ set: 'a' }, { set: 'a' }] }, 'data[1].set'],
    [
      'a time of a data set that is none',
      { ...FACTS, data: [{ set: 'a', knownAt: '5 May' }] },
      'data[0].knownAt',
    ],
    ['an offset that no clock has', { ...FACTS, knownAt: '2022-07-28T10:00:00+25:00' }, 'knownAt'],
    ['an empty file', '', 'facts.json:1:1: This file holds no keys'],
    ['a time that is none', { ...FACTS, knownAt: '2022-13-40' }, 'knownAt'],
    ['a number of persons that is none', { ...FACTS, persons: -1 }, 'persons'],
    ['half a file', '{"knownAt": ', 'facts.json:1'],
  ])('refuses %s with its place', async (_name, facts, place) => {
    const { code, stdout, stderr } = await duties(facts);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(place);
  });

  it('says that the file of facts is missing', async () => {
    const { code, stderr } = await hinomi(['duties', '--facts', work.at('none.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('none.json');
  });
});

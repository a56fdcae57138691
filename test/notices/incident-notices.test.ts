import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { shippedFolder } from '../../src/adapters/settings/shipped-folder.ts';
import type { CaseDesk } from '../../src/compose/case/case-desk.ts';
import { makeNotice } from '../../src/compose/notice/make-notice.ts';
import { renderMarkdown } from '../../src/disclose/notice/format/markdown.ts';
import { LANGUAGES, type Language } from '../../src/model/language.ts';
import type { Block, NoticeDocument, Run } from '../../src/model/notice/notice-document.ts';
import { plainRuns } from '../../src/model/notice/plain-runs.ts';
import { workspace } from '../workspace.ts';
import { caseOfFacts, factsOfIncident } from './incident-case.ts';

/** A published figure as the notice must have it: its words, and how sure it says it is. */
interface PublishedFigure {
  readonly ja: string;
  readonly en: string;
  /** Of a figure that is told by itself; parts stand under theirs. */
  readonly sure?: Readonly<Record<Language, string>>;
}

const possible = { ja: '漏えいした可能性があります', en: 'may have been taken' };
const taken = { ja: '漏えいしました', en: 'were taken' };
const viewed = { ja: '閲覧されました', en: 'were viewed' };
const maybeViewed = { ja: '閲覧された可能性があります', en: 'may have been viewed' };
const used = { ja: '不正に利用されました', en: 'were misused' };

function figure(ja: string, en: string, sure?: PublishedFigure['sure']): PublishedFigure {
  return { ja, en, ...(sure !== undefined && { sure }) };
}

/** The figures that each organisation published, and the days from knowing to publishing. */
const PUBLISHED: Readonly<Record<string, { figures: readonly PublishedFigure[]; days?: number }>> = {
  'covermark-2022': { days: 166, figures: [figure('2,259件', '2,259 cards', possible)] },
  'kunihiro-2019': {
    days: 208,
    figures: [figure('491件', '491 cards', possible), figure('491名', '491 persons', possible)],
  },
  'shopchannel-2022': {
    days: 11,
    figures: [
      figure('35件', '35 accounts', used),
      figure('29件', '29 accounts'),
      figure('24件', '24 accounts'),
    ],
  },
  'seplus-2022': { days: 8, figures: [figure('49,942件', '49,942 records', maybeViewed)] },
  'sagawa-2023': { figures: [figure('人数は確認中', 'number of persons not established', used)] },
  'mediwel-2022': {
    days: 31,
    figures: [
      figure('3,325名', '3,325 persons', taken),
      figure('7名', '7 persons'),
      figure('384名', '384 persons'),
      figure('2,934名', '2,934 persons'),
    ],
  },
  'colormeshop-2018': {
    days: 19,
    figures: [
      figure('22件', '22 cards', taken),
      figure('最大9,430件', 'at most 9,430 cards', possible),
      figure('最大7,259件', 'at most 7,259 cards'),
      figure('最大337件', 'at most 337 cards'),
      figure('最大1,834件', 'at most 1,834 cards'),
      figure('最大2,711件', 'at most 2,711 cards', possible),
      figure('最大4件', 'at most 4 cards'),
      figure('最大1,902件', 'at most 1,902 cards'),
      figure('最大481件', 'at most 481 cards'),
      figure('最大141件', 'at most 141 cards'),
      figure('最大183件', 'at most 183 cards'),
      figure('最大77,385件', 'at most 77,385 records', taken),
    ],
  },
  'spiral-ec-2016': {
    days: 15,
    figures: [
      figure('15,581件', '15,581 orders', taken),
      figure('10,946件', '10,946 records'),
      figure('314名のうちの一部', 'some of 314 persons', {
        ja: '閲覧された可能性が高いと判断しています',
        en: 'were very probably viewed',
      }),
      figure('43社53サイト', '43 companies, 53 sites'),
      figure('約98万件のうちの一部', 'some of about 980,000 records', maybeViewed),
      figure('40社42サイト', '40 companies, 42 sites'),
      figure('2サイト', '2 sites', viewed),
      figure('2社', '2 companies'),
      figure('24サイト', '24 sites', maybeViewed),
      figure('22社', '22 companies'),
      figure('件数は確認中', 'number of orders not established', viewed),
    ],
  },
  // No leak.
  'prio-2017': { figures: [] },
  'tokorozawa-sakuratown-2023': { figures: [] },
};

const work = workspace();
const desks = new Map<string, CaseDesk>();

async function finalNotice(id: string, language: Language): Promise<NoticeDocument> {
  const { document } = await makeNotice(desks.get(id)!, { kind: 'public-final', language, tenant: '' });
  return document;
}

beforeAll(async () => {
  for (const id of Object.keys(PUBLISHED)) {
    desks.set(id, await caseOfFacts(factsOfIncident(id), work.at(id)));
  }
}, 120_000);

/** Every piece of text, with what it rests on. */
function pieces(document: NoticeDocument): { text: string; from: string | null }[] {
  const ofRuns = (runs: readonly Run[]): { text: string; from: string | null }[] =>
    runs.flatMap((run) => {
      if (run.type === 'text') return [{ text: run.text, from: null }];
      if (run.type === 'bound') return [{ text: run.text, from: run.from }];
      return run.type === 'break' ? [] : ofRuns(run.runs);
    });
  const ofBlock = (block: Block): { text: string; from: string | null }[] => {
    if (block.type === 'list') return block.items.flat().flatMap(ofBlock);
    if (block.type === 'table') return [block.head, ...block.rows].flat().flatMap(ofRuns);
    if (block.type === 'quote') return block.blocks.flatMap(ofBlock);
    return block.type === 'rule' ? [] : ofRuns(block.runs);
  };
  return [...ofRuns(document.title), ...document.blocks.flatMap(ofBlock)];
}

/** The paragraph under the heading that holds a figure's words. */
function saidUnder(document: NoticeDocument, words: string): string {
  const at = document.blocks.findIndex(
    (block) => block.type === 'heading' && plainRuns(block.runs).match(/[(（(](.+)[)）)]$/)?.[1] === words,
  );
  const next = document.blocks[at + 1];
  return at >= 0 && next?.type === 'paragraph' ? plainRuns(next.runs) : `nothing is told of ${words}`;
}

/** Numbers as they are written, without what groups their digits. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+(?:,\d{3})*/g)].map(([written]) => Number(written.replaceAll(',', '')));
}

describe.each(Object.entries(PUBLISHED))('the final notice of %s', (id, { figures, days }) => {
  it.each(LANGUAGES)(
    'holds every published figure, with unit, bound and certainty (%s)',
    async (language) => {
      const document = await finalNotice(id, language);
      const bound = pieces(document).filter(({ from }) => from?.startsWith('figure:'));
      for (const published of figures) {
        const words = published[language];
        expect(bound.map(({ text }) => text)).toContain(words);
        if (published.sure !== undefined)
          expect(saidUnder(document, words)).toContain(published.sure[language]);
      }
      if (days !== undefined)
        expect(renderMarkdown(document)).toContain(language === 'ja' ? `${days}日` : `${days} days`);
    },
  );

  it.each(LANGUAGES)('holds no figure that is not in its facts (%s)', async (language) => {
    const facts = readFileSync(factsOfIncident(id), 'utf8');
    const known = new Set([
      ...numbersIn(facts),
      ...(days === undefined ? [] : [days]),
      ...(id === 'spiral-ec-2016' ? [98] : []),
    ]);
    for (const { text, from } of pieces(await finalNotice(id, language))) {
      if (from === 'numbering') continue;
      if (from === null) expect(text).not.toMatch(/\p{N}/u);
      else
        expect({ text, unknown: numbersIn(text).filter((n) => !known.has(n)) }).toEqual({
          text,
          unknown: [],
        });
    }
  });
});

describe('what is not known is not said', () => {
  it("calls nothing a leak in Sagawa's", async () => {
    const ja = renderMarkdown(await finalNotice('sagawa-2023', 'ja'));
    expect(ja).not.toMatch(/漏えい(?:し|いたし|が発生)|流出/);
    expect(ja).toContain(
      '当該従業員から第三者への漏えい … 当社の調査により、現時点で痕跡は確認されておりません',
    );
    const en = renderMarkdown(await finalNotice('sagawa-2023', 'en'));
    expect(en).not.toMatch(/leak|were taken/);
  });

  it("says in SE Plus's what cannot be told", async () => {
    const ja = renderMarkdown(await finalNotice('seplus-2022', 'ja'));
    expect(ja).toContain('実際に閲覧されたかどうかは、確認できておりません');
    expect(ja).toMatch(
      /次のことは、現時点で確認できておりません。[\s\S]+悪意のある第三者による不正アクセスがあったかどうか/,
    );
    expect(ja).not.toContain('漏えいしました');
    const en = renderMarkdown(await finalNotice('seplus-2022', 'en'));
    expect(en).toContain('Whether anybody did so, we cannot tell.');
  });

  it('says of figures at most, and of some of many, what they are', async () => {
    expect(saidUnder(await finalNotice('colormeshop-2018', 'ja'), '最大77,385件')).toContain(
      '考えられる最大の数',
    );
    expect(saidUnder(await finalNotice('spiral-ec-2016', 'ja'), '314名のうちの一部')).toContain(
      '実際にはその一部',
    );
  });

  it('apologises for no leak where there was none', async () => {
    for (const id of ['prio-2017', 'tokorozawa-sakuratown-2023']) {
      expect(renderMarkdown(await finalNotice(id, 'ja'))).not.toMatch(/漏えいし|流出/);
    }
  });
});

it.each([
  ['b', '15,581件', /A社|C社|314|98万|43社/],
  ['c', '件数は確認中', /A社|B社|15,581|314|98万/],
])('tells the shop %s of SPIRAL EC its own figures and nothing of others', async (tenant, own, others) => {
  const { document } = await makeNotice(desks.get('spiral-ec-2016')!, {
    kind: 'shop',
    language: 'ja',
    tenant,
  });
  const text = renderMarkdown(document);
  expect(text).toContain(own);
  expect(text).not.toMatch(others);
  expect(text).not.toMatch(/次のことは、現時点で確認できておりません。\s+判断/);
});

it('spells 漏えい as the law does', () => {
  const texts = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  for (const file of [
    ...texts(shippedFolder('templates')),
    ...texts(shippedFolder('incidents')).filter((one) => one.endsWith('facts.yaml')),
  ]) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/漏洩|漏曳/);
  }
});

it('announces no list where nothing was done between knowing and publishing', async () => {
  const file = work.at('no-events.yaml');
  writeFileSync(
    file,
    [
      'knownAt: 2026-09-01T09:00+09:00',
      'organisation: { name: 株式会社みほん, site: みほん本店 }',
      'contact: { name: 窓口, email: info@shop.example }',
      'incident: { kind: skimming, cause: 不正アクセス, found_at: 2026-09-01, found_by: own }',
      'publication: { at: 2026-09-03 }',
    ].join('\n'),
  );
  const desk = await caseOfFacts(file, work.at('no-events'));
  const { document } = await makeNotice(desk, { kind: 'public-final', language: 'ja', tenant: '' });
  const text = renderMarkdown(document);
  expect(text).toContain('2日を要しました');
  expect(text).not.toMatch(/行ったこと/);
});

it('says the last wording of a fact, in one language or in all', async () => {
  const desk = await caseOfFacts(factsOfIncident('kunihiro-2019'), work.at('reworded'));
  const by = { who: '佐藤', why: 'corrected' };
  const say = async (name: string, written: string) => {
    await desk.facts([{ set: '', name, written }], by);
    const { document } = await makeNotice(desk, { kind: 'public-final', language: 'ja', tenant: '' });
    return renderMarkdown(document);
  };
  expect(await say('organisation.site', 'みほん新店')).toContain('「みほん新店」');
  expect(await say('organisation.site.ja', 'みほん本店')).toContain('「みほん本店」');
});

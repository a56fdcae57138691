import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hinomi } from '../program.ts';
import { workspace } from '../workspace.ts';

const work = workspace();

const FACTS = `organisation: { name: { ja: 株式会社みほん, en: Mihon Inc. } }
contact: { name: お客様窓口, phone: 0120-000-000, code: 0312345678 }
knownAt: [2026-08-01T09:00]
figures:
  cards: { n: 491, unit: cards, bound: max, certainty: possible, items: [card_number, card_cvv] }
events:
  - { at: 2026-08-01, what: カード会社からの連絡 }
  - { at: 2026-08-02T15:31, what: { ja: 決済を停止, en: card payment stopped } }
`;

const TEMPLATE = `---
kind: banner
title: '{{ organisation.name }}より'
required: [organisation.name]
---
{{ figures.cards.text }}が{{ figures.cards.ends }}。
{% for e in events %}
- {{ e.at }} {{ e.what }}
{% endfor %}

お問い合わせ: {{ contact.name }} {{ contact.phone }} {{ contact.code }}
`;

/** A case with facts, and a folder of templates. */
async function prepared(name: string, facts = FACTS, template = TEMPLATE) {
  const folder = work.at(name);
  const templates = work.at(`${name}-templates`);
  const file = `${templates}/banner/ja.md`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, template);
  const written = work.write(`${name}.yaml`, facts);
  await hinomi(['case', 'open', folder, '--kind', 'skimming', '--title', 'みほん', '--role', 'shop']);
  const record = () => hinomi(['case', 'fact', folder, '--file', written, '--why', 'counted']);
  const recorded = await record();
  const notice = (...args: string[]) =>
    hinomi(['notice', '--case', folder, '--templates', templates, '--lang', 'ja', ...args]);
  return {
    folder,
    templates,
    recorded,
    record,
    notice,
    journal: () => readFileSync(`${folder}/journal.ndjson`, 'utf8'),
  };
}

let made: ReturnType<typeof prepared> | undefined;

/** A case for what is refused: nothing is written to it. */
function usual() {
  made ??= prepared('usual');
  return made;
}

describe('hinomi notice', () => {
  it('makes a notice of the facts of a file, writes it, and says which duties run', async () => {
    const { recorded, record, notice, journal, folder } = await prepared('story');
    expect(recorded).toMatchObject({ code: 0, stdout: 'Recorded 16 of 16 facts.\n', stderr: '' });
    const shown = await notice('--kind', 'banner');
    expect(shown.code).toBe(0);
    expect(shown.stdout).toBe(
      [
        '# 株式会社みほんより',
        '',
        '最大491件が漏えいした可能性があります。',
        '',
        '- 2026年8月1日 カード会社からの連絡',
        '- 2026年8月2日15時31分 決済を停止',
        '',
        'お問い合わせ: お客様窓口 0120-000-000 0312345678',
        '',
      ].join('\n'),
    );
    expect(shown.stderr).toContain('期限は止まりません');
    expect(journal()).not.toContain('"kind":"notice"');

    const out = work.at('banner.html');
    const wrote = await notice('--kind', 'banner', '--format', 'html', '--out', out, '--by', '鈴木');
    expect(wrote).toMatchObject({ code: 0 });
    expect(readFileSync(out, 'utf8')).toContain('最大491件');
    expect(journal().trim().split('\n').at(-1)).toContain('"document":"banner","format":"html"');

    const again = await record();
    expect(again.stdout).toMatch(/^Recorded 0 of 16 facts\. The others were recorded before\.\n$/);

    const edited = work.write(
      'edited.md',
      readFileSync(work.write('x.md', shown.stdout.replace('491件', '490名'))),
    );
    const linted = await hinomi([
      'notice',
      'lint',
      edited,
      '--case',
      folder,
      '--kind',
      'banner',
      '--lang',
      'ja',
    ]);
    expect(linted.code).toBe(1);
    expect(linted.stdout).toMatch(/^× \[numbers\] 数「490」は/m);
    const clean = await hinomi([
      'notice',
      'lint',
      work.write('y.md', shown.stdout),
      '--case',
      folder,
      '--lang',
      'ja',
    ]);
    expect(clean).toMatchObject({ code: 0, stdout: '点検で見つかったものはありません。\n' });
  });

  it.each<[string, string[], string]>([
    ['a kind that several words begin', ['--kind', 'public'], 'OPTION_USAGE'],
    ['no kind', [], 'OPTION_USAGE'],
    ['a language that is none', ['--kind', 'banner', '--lang', 'fr'], 'OPTION_USAGE'],
    [
      'templates that are not there',
      ['--kind', 'banner', '--templates', 'nowhere'],
      'NOTICE_TEMPLATE_MISSING',
    ],
    ['a picture on the terminal', ['--kind', 'banner', '--format', 'pdf'], 'NOTICE_OUT'],
  ])('refuses %s', async (_, args, code) => {
    const { notice } = await usual();
    expect(await notice(...args)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining(`[${code}]`),
    });
  });

  it('refuses a template with all of its faults at once, each with its place, and writes nothing', async () => {
    const faulty = TEMPLATE.replace('お問い合わせ', '約12件のお問い合わせ').replace(
      '{{ e.at }}',
      '{{ evnts.at }}',
    );
    const { notice } = await prepared('faulty', FACTS, faulty);
    const out = work.at('never.md');
    const { code, stderr } = await notice('--kind', 'banner', '--out', out);
    expect(code).toBe(2);
    expect(stderr).toMatch(/banner\/ja\.md:11:2: 数「12」.*\[NOTICE_TEMPLATE\]/);
    expect(stderr).toMatch(/banner\/ja\.md:8:6: 「evnts」.*「events」.*\[NOTICE_TEMPLATE\]/);
    expect(() => readFileSync(out)).toThrow();
  });

  it('refuses facts that are missing or that contradict each other, with what to record', async () => {
    const wrong = FACTS.replace(/events:[\s\S]*/, 'publication: { at: 2026-07-31 }\n').replace(
      'name: { ja: 株式会社みほん, en: Mihon Inc. }',
      'x: 1',
    );
    const { notice } = await prepared('contradicting', wrong);
    const { code, stderr } = await notice('--kind', 'banner');
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /knownAt\(2026年8月1日9時00分\)が、publication\.at\(2026年7月31日\)より後.*\[NOTICE_FACTS\]/,
    );
    const missing = await prepared(
      'missing',
      FACTS.replace('name: { ja: 株式会社みほん, en: Mihon Inc. }', 'x: 1'),
    );
    expect((await missing.notice('--kind', 'banner')).stderr).toContain(
      '「hinomi case fact 案件フォルダ organisation.name=…」で記録してください。',
    );
  });

  it.each<[string, string, string]>([
    [
      'persons: -3\nincident: { from: 2026-08-02, to: 2026-08-01 }\n',
      ':1:10: The fact "persons"',
      ':2:35: Facts contradict',
    ],
    ['a: { b c: 1 }\n', ':1:6:', '[CONFIG_VALUE]'],
    ['- 1\n', '.yaml', '[CONFIG_'],
    ['figures: {}\n', ':1:10:', '[CONFIG_VALUE]'],
    ['x: [\n', ':2:1:', '[CONFIG_SYNTAX]'],
    ['knownAt: 2026-08-01\nincident: { from: 2026-08-02 }\n', ':2:19:', 'Facts contradict'],
  ])('records nothing of a file with faults: %j', async (facts, ...said) => {
    const { recorded, journal } = await prepared(`bad-${facts.replace(/\W/g, '')}`, facts);
    expect(recorded).toMatchObject({ code: 2, stdout: '' });
    for (const one of said) expect(recorded.stderr).toContain(one);
    expect(journal().trim().split('\n')).toHaveLength(2);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOUNDS } from '../../../model/exposure.ts';
import type { NoticeValue } from '../../../model/notice/bound-value.ts';
import type { Block, Run } from '../../../model/notice/notice-document.ts';
import { FIGURE_UNITS } from '../../../model/notice/notice-figure.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';
import { sayFigure } from '../../../text/notice/figure-words.ts';
import { figureValue } from '../facts/figures/figure-value.ts';
import { FIGURE_CERTAINTIES } from '../facts/figures/typed-figures.ts';
import { bound, group, list } from '../facts/make-values.ts';
import { checkTemplate } from '../template/check-template.ts';
import { inventedFacts, inventedFigure } from '../testing/invented-facts.ts';
import { inventedTemplate } from '../testing/invented-template.ts';
import { renderNotice } from './render-notice.ts';

function render(body: string, values: Iterable<readonly [string, NoticeValue]>, given = {}) {
  return renderNotice(inventedTemplate(body, given), inventedFacts('ja', { values: new Map(values) }));
}

function documentOf(body: string, values: Iterable<readonly [string, NoticeValue]>, given = {}) {
  const rendering = render(body, values, given);
  if (!rendering.ok) throw new Error(rendering.problems.map(({ text }) => text).join('\n'));
  return rendering.document;
}

function runsOf(blocks: readonly Block[]): Run[] {
  const flat = (runs: readonly Run[]): Run[] =>
    runs.flatMap((run) => (run.type === 'strong' || run.type === 'link' ? flat(run.runs) : [run]));
  return blocks.flatMap((block) => {
    if (block.type === 'list') return block.items.flatMap(runsOf);
    if (block.type === 'quote') return runsOf(block.blocks);
    if (block.type === 'table') return [block.head, ...block.rows].flat().flatMap(flat);
    return block.type === 'rule' ? [] : flat(block.runs);
  });
}

const named = (name: string): [string, NoticeValue] => [
  'organisation',
  group([['name', bound(name, 'fact:organisation.name')]]),
];

const BODY = `{: .end}{{ organisation.name }}

## {{ organisation.name }}の数

- {{ organisation.name }}
- **{{ organisation.name }}**

| 項目 | 数 |
|---|--:|
{% for f in figures %}
| {{ f.label }}{{ organisation.name }} | {{ f.text }} |
{% endfor %}

> {{ organisation.name }}`;

describe('renderNotice', () => {
  it.each(['見本まもる', '見本屋。', 'みほん.'])('lets a name be as it is: %s', (name) => {
    const runs = runsOf(documentOf('{{ organisation.name }}は、', [named(name)]).blocks);
    expect(runs.map((run) => ('text' in run ? run.text : ''))).toEqual([name, 'は、']);
  });

  it('makes of hostile values nothing but text, each in one piece', () => {
    const evil = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        '# x',
        '| a | b |',
        '**x**',
        '<script>',
        '[a](b)',
        '{{ x }}',
        '{% if %}',
        '- x',
        '\u{f0000}',
        '1. y',
      ),
    );
    fc.assert(
      fc.property(evil, (name) => {
        const value = bound(name, 'fact:organisation.name');
        const { blocks } = documentOf(BODY, [
          ['organisation', group([['name', value]])],
          [
            'figures',
            list([
              group([
                ['label', bound('乙', 'x')],
                ['text', bound('1件', 'y')],
              ]),
            ]),
          ],
        ]);
        expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'heading', 'list', 'table', 'quote']);
        const runs = runsOf(blocks).filter(
          (run) => run.type === 'bound' && run.from === 'fact:organisation.name',
        );
        const shown = value.text === '' ? 0 : 6;
        expect(runs).toEqual(
          Array.from({ length: shown }, () => ({
            type: 'bound',
            text: value.text,
            from: 'fact:organisation.name',
          })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('neither loses nor invents a number, whatever the figures', () => {
    const figure = fc.record({
      n: fc.oneof(fc.nat(), fc.constantFrom(0, 1, 980_000, 10_000), fc.constant(null)),
      unit: fc.constantFrom(...FIGURE_UNITS),
      bound: fc.constantFrom(...BOUNDS),
      isRounded: fc.boolean(),
      certainty: fc.constantFrom(...FIGURE_CERTAINTIES),
    });
    const body = `{% for f in figures %}
- {{ f.text }}が{{ f.ends }}。
{% endfor %}`;
    fc.assert(
      fc.property(
        fc.array(figure, { minLength: 1, maxLength: 6 }),
        fc.constantFrom('ja', 'en'),
        (given, language) => {
          const figures = given.map((one, at) =>
            inventedFigure({ ...one, id: `f${at}`, from: `figure:f${at}` }),
          );
          const told = figures.map((one) => figureValue(one, { all: figures, nodes: new Map(), language }));
          const runs = runsOf(documentOf(body, [['figures', list(told)]], { language }).blocks);
          const unbound = runs.flatMap((run) => (run.type === 'text' ? [run.text] : [])).join('');
          expect(unbound).not.toMatch(/\p{N}/u);
          const counted = runs.filter((run) => run.type === 'bound').filter((_, at) => at % 2 === 0);
          expect(counted).toEqual(
            figures.map((one) => ({ type: 'bound', text: sayFigure(language, one), from: one.from })),
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('refuses at once all that nobody recorded and all sections that are missing', () => {
    const rendering = render('## 経緯\n{{ contact.phone }}{{ figures.cards.text }}', [], {
      required: ['organisation.name', 'events'],
      sections: ['経緯', '原因'],
    });
    expect(rendering.ok ? [] : rendering.problems.map(({ text }) => text)).toEqual([
      expect.stringContaining('「contact.phone」'),
      expect.stringContaining('「events」'),
      expect.stringContaining('「figures.cards.text」'),
      expect.stringContaining('「organisation.name」'),
      expect.stringContaining('「原因」'),
    ]);
  });

  it.each([
    ['{% assign x = figures %}{{ x }}', '事実に結び付いた値ではありません'],
    ['{% assign y = "12" %}{{ y }}', '「12」'],
    ['<b>x</b>', '「html」'],
    ['![a](b)', '「image」'],
    ['**「要点」**の', '「**」'],
  ])('refuses %s', (body, text) => {
    const rendering = render(body, [['figures', list([])], named('x')]);
    expect(rendering.ok ? '' : rendering.problems.map((one) => one.text).join()).toContain(text);
  });

  it('lets conditions compare what values hold, and takes what is missing for nothing', () => {
    const figures = list([
      figureValue(inventedFigure({ items: ['card_number'] }), { all: [], nodes: new Map(), language: 'ja' }),
    ]);
    const events = list([group([['at', bound('x', 'e', '2026-09-02')]])]);
    const body = `{% for f in figures %}{% if f.n > 2258 and f.certainty == 'possible' and f.items contains 'card_number' %}甲{% endif %}{% endfor %}
{% for e in events %}{% if e.at >= incident.found_at %}乙{% endif %}{% endfor %}
{% if delay.why %}丙{% else %}丁{% endif %}{% for m in measures %}戊{% endfor %}`;
    const values: [string, NoticeValue][] = [
      ['figures', figures],
      ['events', events],
      ['incident', group([['found_at', bound('y', 'i', '2026-09-01T10:00')]])],
    ];
    const [block] = documentOf(body, values).blocks;
    expect(block?.type === 'paragraph' ? plainRuns(block.runs) : '').toBe('甲乙丁');
  });

  it('asks a list by name and by place', () => {
    const values = ['甲', '乙'].map((text) => group([['label', bound(text, text)]]));
    const figures = list(values, [
      ['a', values[0]!],
      ['1', values[0]!],
    ]);
    const [block] = documentOf('{{ figures.a.label }}{{ figures[1].label }}{{ figures.first.label }}', [
      ['figures', figures],
    ]).blocks;
    expect(block?.type === 'paragraph' ? plainRuns(block.runs) : '').toBe('甲乙甲');
    const rendering = render('{{ figures.c.label }}{{ figures[7].label }}', [['figures', figures]]);
    expect(rendering.ok ? [] : rendering.problems.map(({ text }) => text)).toContainEqual(
      expect.stringContaining('「figures.c.label」'),
    );
  });

  it('numbers headings only where the template asks for it, and joins lines as the language does', () => {
    const template = { ...inventedTemplate('## 甲\n本文\n続き\n### 乙\n## 丙'), isNumbered: true };
    expect(checkTemplate(template)).toEqual([]);
    const rendering = renderNotice(template, inventedFacts('ja'));
    const blocks = rendering.ok ? rendering.document.blocks : [];
    expect(blocks.map((block) => ('runs' in block ? plainRuns(block.runs) : ''))).toEqual([
      '1. 甲',
      '本文続き',
      '乙',
      '2. 丙',
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { inventedTemplate } from '../testing/invented-template.ts';
import { checkTemplate } from './check-template.ts';
import { findNumbers } from './find-numbers.ts';

function problems(body: string, partial = ''): string[] {
  const template = inventedTemplate(body, { partial });
  return checkTemplate(template).map(({ place, text }) => `${place} ${text}`);
}

describe('checkTemplate', () => {
  it.each([
    ['{{ organisation.name }}で{{ figures.cards.text }}が{{ figures.cards.ends }}。'],
    [
      '1. 一つ目\n2. 二つ目\n\n一人ひとりのお客様に、一件一件ご説明します。第三者の不正アクセスが万一あった場合。',
    ],
    ['{% for f in figures %}{% if f.n > 100 %}{{ f.label }}{% endif %}{% endfor %}'],
    ["{% include 'part', f: figures.cards %}{{ laws.appi }}"],
    ['{% assign big = figures | where: "unit", "cards" | first %}{{ big.text }}'],
  ])('lets pass: %s', (body) => {
    expect(problems(body, '{{ f.text }}')).toEqual([]);
  });

  it.each([
    ['半角 12件', 'ja.md:6:4', '「12」'],
    ['全角 １２件', 'ja.md:6:4', '「１２」'],
    ['丸数字①', 'ja.md:6:4', '「①」'],
    ['アラビア数字٣', 'ja.md:6:7', '「٣」'],
    ['甲\u{f0003}', 'ja.md:6:2', '「U+F0000」'],
    ['漢数字で三百件', 'ja.md:6:5', '「三百」'],
    ['前の行\n\n{{ organisation.name }}の2社', 'ja.md:8:25', '「2」'],
    ['about twelve persons', 'ja.md:6:7', '「twelve」'],
    ['{{ 5 }}', 'ja.md:6:1', '「5」'],
    ['{{ "五" }}', 'ja.md:6:1', '「"五"」'],
    ['{% for f in figures %}{{ forloop.index }}{% endfor %}', 'ja.md:6:23', '「forloop.index」'],
    ['{{ organization.name }}', 'ja.md:6:4', '「organization」'],
    ['{{ days.since }}', 'ja.md:6:4', '「days.since」'],
    ['{{ organisation.name', 'ja.md:6:', 'タグを読めません'],
    ['{% if organisation.name %}', 'ja.md:6:', 'タグを読めません'],
    ['{{ organisation.name | upcase }}', 'ja.md:6:', 'タグを読めません'],
    ['{% increment n %}', 'ja.md:6:', 'タグを読めません'],
    ['{% raw %}{{ x }}{% endraw %}', 'ja.md:6:', 'タグを読めません'],
  ])('refuses with its place: %s', (body, place, text) => {
    expect(problems(body)).toContainEqual(expect.stringMatching(new RegExp(`^${place.replace('.', '\\.')}`)));
    expect(problems(body).join('\n')).toContain(text);
  });

  it('looks into partials, and names their file', () => {
    expect(problems('', '一行目\n3名')).toEqual([expect.stringMatching(/^part\.md:2:1 .*「3」/)]);
  });
});

describe('findNumbers', () => {
  it('leaves tags and marks of lists alone, and keeps places', () => {
    expect(findNumbers('{{ a.1.b }}\n3. x {% if a > 4 %}\n五社')).toEqual([{ written: '五', at: 32 }]);
  });
});

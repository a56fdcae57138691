import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, NoticeDocument } from '../../../model/notice/notice-document.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { renderPlainText } from './render-plain-text.ts';

const document = (...blocks: Block[]): NoticeDocument => ({
  kind: 'person-mail',
  language: 'ja',
  title: [],
  blocks,
});
const paragraph = (text: string, align: 'start' | 'center' | 'end' = 'start'): Block => ({
  type: 'paragraph',
  align,
  runs: [{ type: 'text', text }],
});

describe('a notice as plain text', () => {
  test('has no line of more than 36 full-width characters, and none that begins with 。 or 、', () => {
    const sentence = fc.string({
      unit: fc.constantFrom('あ', '漢', '。', '、', '」', '1', 'ッ', 'a', ' '),
      maxLength: 300,
    });
    fc.assert(
      fc.property(sentence, (text) => {
        for (const line of renderPlainText(document(paragraph(text))).split('\n')) {
          // A word, or a row of signs that must not begin a line, may be longer than one.
          if (!/[。、」ッ1a]{20}/.test(line)) expect(displayWidth(line)).toBeLessThanOrEqual(72);
          if (!/^[。、」ッ]/.test(text)) expect(line).not.toMatch(/^[。、」]/);
        }
      }),
    );
  });

  test('keeps an address whole, even if the line is too long for it', () => {
    const address = `${'x'.repeat(90)}@mihon.example`;
    expect(renderPlainText(document(paragraph(`窓口は ${address} です。`)))).toBe(
      `窓口は\n${address}\nです。\n`,
    );
  });

  test('puts the date to the right and 記 in the middle', () => {
    expect(renderPlainText(document(paragraph('2026年11月22日', 'end'), paragraph('記', 'center')))).toBe(
      `${' '.repeat(58)}2026年11月22日\n\n${' '.repeat(35)}記\n`,
    );
  });

  test('writes a row of a table as a point, each cell with its head', () => {
    const cell = (text: string) => [{ type: 'text' as const, text }];
    const table: Block = {
      type: 'table',
      head: ['対象', '項目', '件数'].map(cell),
      rows: [
        ['会員', '氏名', '7名'],
        ['注文', '', '1件'],
      ].map((row) => row.map(cell)),
      align: ['start', 'start', 'end'],
    };
    expect(renderPlainText(document(table))).toBe(
      ['[対象 / 項目 / 件数]', '・会員', '  項目:氏名', '  件数:7名', '・注文', '  件数:1件', ''].join('\n'),
    );
  });

  test('writes lists inside lists', () => {
    const list: Block = {
      type: 'list',
      isOrdered: true,
      items: [
        [paragraph('一'), { type: 'list', isOrdered: false, items: [[paragraph('二')]] }],
        [paragraph('三')],
      ],
    };
    expect(renderPlainText(document(list))).toBe('1. 一\n   ・二\n2. 三\n');
  });
});

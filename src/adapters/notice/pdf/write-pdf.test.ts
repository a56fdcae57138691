import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { linePieces } from '../../../disclose/notice/format/line-pieces.ts';
import { titlePieces } from '../../../disclose/notice/format/title-pieces.ts';
import type { Block, NoticeDocument } from '../../../model/notice/notice-document.ts';
import { writePdf } from './write-pdf.ts';

interface Line {
  readonly text: string;
  readonly x: number;
  readonly end: number;
  readonly y: number;
}

/** The lines of each page, from top to bottom. */
async function pagesOf(blocks: readonly Block[], language: 'ja' | 'en' = 'ja'): Promise<Line[][]> {
  const document: NoticeDocument = {
    kind: 'holding',
    language,
    title: [{ type: 'text', text: '題名' }],
    blocks,
  };
  const bytes = await writePdf(
    document,
    { generatedAt: 0, sender: 'みほん' },
    { pieces: linePieces, titlePieces },
  );
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  const pages: Line[][] = [];
  for (let page = 1; page <= pdf.numPages; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent();
    const lines = new Map<number, Line>();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const [x, y] = [item.transform[4] as number, item.transform[5] as number];
      const line = lines.get(y);
      const text = (line?.text ?? '') + item.str;
      lines.set(y, { text, x: Math.min(x, line?.x ?? x), end: x + item.width, y });
    }
    pages.push([...lines.values()].sort((a, b) => b.y - a.y));
  }
  return pages;
}

const paragraph = (text: string, align: 'start' | 'center' | 'end' = 'start'): Block => ({
  type: 'paragraph',
  align,
  runs: [{ type: 'bound', text, from: 'fact:x' }],
});
const RIGHT = 595.28 - 62;
const LONG = 'お客様には、多大なるご迷惑をおかけしましたこと、「深く」お詫び申し上げます。';

describe('a PDF', () => {
  test('ends no line before 。、」 and stays between the margins', async () => {
    const pages = await pagesOf(
      Array.from({ length: 30 }, (_, i) => paragraph('あ'.repeat(i) + LONG.repeat(4))),
    );
    const lines = pages.flat();
    expect(lines.length).toBeGreaterThan(100);
    for (const { text, x, end } of lines) {
      expect(text).not.toMatch(/^[。、」]|「$/);
      expect(x).toBeGreaterThan(61);
      expect(end).toBeLessThan(RIGHT + 1);
    }
  });

  test('repeats the head of a table on each page, and keeps rows whole', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [
      `${i + 1}番目`,
      `はじめ${i + 1} ${LONG} おわり${i + 1}`,
    ]);
    const table: Block = {
      type: 'table',
      head: [[{ type: 'text', text: '番号' }], [{ type: 'text', text: '内容' }]],
      rows: rows.map((row) => row.map((text) => [{ type: 'text', text }])),
      align: ['start', 'start'],
    };
    const pages = (await pagesOf([table])).map((page) => page.map(({ text }) => text).join('\n'));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(page).toMatch(/番号\s*内容/);
      const count = (word: string) => page.split(word).length;
      expect(count('はじめ')).toBe(count('おわり'));
    }
  });

  test('numbers its pages, and says who speaks', async () => {
    const pages = await pagesOf(Array.from({ length: 60 }, () => paragraph(LONG)));
    expect(pages.map((page) => page.at(-1)!.text)).toEqual(
      pages.map((_, i) => `みほん${i + 1} / ${pages.length}`),
    );
  });

  test('leaves no heading alone at the end of a page', async () => {
    for (let count = 20; count < 32; count++) {
      const heading: Block = { type: 'heading', level: 2, runs: [{ type: 'text', text: '見出し' }] };
      const before = Array.from({ length: count }, () => paragraph('段落'));
      for (const page of await pagesOf([...before, heading, paragraph(LONG.repeat(3))])) {
        const body = page.slice(0, -1);
        expect(body.at(-1)?.text).not.toBe('見出し');
      }
    }
  });

  test('leaves no sentence behind that leads to a table', async () => {
    const table: Block = {
      type: 'table',
      head: [[{ type: 'text', text: '見出し行' }]],
      rows: [[[{ type: 'text', text: '内容' }]]],
      align: ['start'],
    };
    for (let count = 20; count < 32; count++) {
      const before = Array.from({ length: count }, () => paragraph('段落'));
      const pages = await pagesOf([...before, paragraph('次のとおりです。'), table]);
      const page = pages.find((lines) => lines.some(({ text }) => text === '次のとおりです。'));
      expect(page?.some(({ text }) => text === '見出し行')).toBe(true);
    }
  });

  test('sets the title in the middle and the date to the right', async () => {
    const [lines] = await pagesOf([paragraph('2026年11月22日', 'end')]);
    const [title, date] = lines!;
    expect((title!.x + title!.end) / 2).toBeCloseTo(595.28 / 2, 0);
    expect(date!.end).toBeCloseTo(RIGHT, 0);
  });

  test('says the code of a character that no font has', async () => {
    expect((await pagesOf([paragraph('絵文字😀です')])).flat()[1]!.text).toBe('絵文字[U+1F600]です');
  });

  test('a row longer than a page goes on over pages', async () => {
    const text = LONG.repeat(80);
    const table: Block = {
      type: 'table',
      head: [[{ type: 'text', text: '内容' }]],
      rows: [[[{ type: 'text', text }]]],
      align: ['start'],
    };
    const pages = await pagesOf([table]);
    expect(pages.length).toBeGreaterThan(1);
    expect(
      pages
        .flat()
        .filter((line) => line.y > 60)
        .map((line) => line.text)
        .join('')
        .replaceAll('内容', ''),
    ).toBe(`題名${text}`);
  });
});

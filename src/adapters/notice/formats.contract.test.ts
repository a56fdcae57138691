import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import PostalMime from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { NOTICE_WRITERS } from '../../compose/notice/notice-writers.ts';
import { legibleDocument } from '../../disclose/notice/format/legible-document.ts';
import type { Block, NoticeDocument, Run } from '../../model/notice/notice-document.ts';
import { NOTICE_FORMATS, type NoticeEdition } from '../../model/notice/notice-format.ts';
import { plainRuns } from '../../model/notice/plain-runs.ts';
import { anyNotice } from '../../model/notice/testing/any-notice.ts';
import { SAID_BY } from './testing/said-by.ts';
import { SAMPLE_EN, SAMPLE_JA } from './testing/sample-notice.ts';

const EDITION: NoticeEdition = {
  generatedAt: Date.UTC(2026, 10, 22, 3, 4, 5),
  sender: '株式会社みほん',
  mail: { messageId: 'notice-1@mihon.example' },
};

/** All runs with text, in the order in which they are read. */
function runsOf(document: NoticeDocument): (Run & { type: 'text' | 'bound' })[] {
  const inLine = (runs: readonly Run[]): (Run & { type: 'text' | 'bound' })[] =>
    runs.flatMap((run) => {
      if (run.type === 'break') return [];
      return run.type === 'text' || run.type === 'bound' ? [run] : inLine(run.runs);
    });
  const inBlock = (block: Block): (Run & { type: 'text' | 'bound' })[] => {
    if (block.type === 'rule') return [];
    if (block.type === 'list') return block.items.flatMap((item) => item.flatMap(inBlock));
    if (block.type === 'quote') return block.blocks.flatMap(inBlock);
    return block.type === 'table' ? [block.head, ...block.rows].flat().flatMap(inLine) : inLine(block.runs);
  };
  return [...inLine(document.title), ...document.blocks.flatMap(inBlock)];
}

/** Line breaks and columns differ from format to format. */
function dense(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}

/** Where a text is missing, or comes too early. */
function missing(said: string, texts: readonly string[]): string | null {
  let at = 0;
  for (const text of texts.map(dense)) {
    const found = said.indexOf(text, at);
    if (found === -1) return text;
    at = found + text.length;
  }
  return null;
}

const hostile = (text: string): NoticeDocument => ({
  kind: 'public-first',
  language: 'ja',
  title: [{ type: 'bound', text, from: 'fact:a' }],
  blocks: [
    { type: 'heading', level: 2, runs: [{ type: 'bound', text, from: 'fact:b' }] },
    {
      type: 'paragraph',
      align: 'start',
      runs: [
        { type: 'text', text: '前' },
        { type: 'bound', text, from: 'fact:c' },
      ],
    },
    {
      type: 'table',
      head: [[{ type: 'bound', text, from: 'fact:d' }]],
      rows: [[[{ type: 'strong', runs: [{ type: 'bound', text, from: 'fact:e' }] }]]],
      align: ['start'],
    },
  ],
});

const NAMES: readonly [string, string][] = [
  ['vendor kanji', '髙﨑鷗子 德永 濵﨑'],
  ['signs of NEC and IBM', '①②㈱Ⅳ'],
  ['JIS level 3 and 4', '𠮷野家 丂丟俱剝瘦'],
  ['half-width kana', 'ハンカク カナ'],
  ['variants of a kanji', '葛\u{e0100}城'],
  ['European names', 'Łukasz Ōko Müller'],
  ['very long words', 'x'.repeat(3000)],
];

/** ASCII and the two-byte characters of EUC-JP's rows 1 to 84 (JIS X 0208). */
const JAPANESE: ReadonlySet<string> = new Set(
  Array.from({ length: 0x7e - 0x1f }, (_, code) => String.fromCharCode(0x20 + code)).concat([...rowsOfJis()]),
);

function rowsOfJis(): string {
  const rows = Array.from({ length: 84 }, (_, row) =>
    Array.from({ length: 94 }, (_, cell) => [0xa1 + row, 0xa1 + cell]).flat(),
  );
  return new TextDecoder('euc-jp').decode(Uint8Array.from(rows.flat())).replaceAll('\ufffd', '');
}

/** Characters of a table's cell, with the codes of what a font may lack, that surely fit into one page of a PDF. */
const CELL = 240;

/** A PDF parts a row that no page can hold: its cells are then read page by page, not one after the other. */
function fitsPages(document: NoticeDocument): boolean {
  const drawn = (text: string) => [...text].reduce((sum, char) => sum + (JAPANESE.has(char) ? 1 : 10), 0);
  const cells = document.blocks.flatMap((block) =>
    block.type === 'table' ? [block.head, ...block.rows].flat() : [],
  );
  return cells.every((cell) => drawn(plainRuns(cell)) <= CELL);
}

describe.each(NOTICE_FORMATS)('a notice as %s', (format) => {
  const write = (document: NoticeDocument) => NOTICE_WRITERS[format](document, EDITION);
  const said = async (document: NoticeDocument) => dense(await SAID_BY[format](await write(document)));

  test.each([
    ['Japanese', SAMPLE_JA],
    ['English', SAMPLE_EN],
  ])('says everything of a %s notice in its order', async (_, sample) => {
    expect(
      missing(
        await said(sample),
        runsOf(sample).map(({ text }) => text),
      ),
    ).toBeNull();
  });

  test('says every figure as often as it was bound, and no other', async () => {
    const figures = (text: string) => text.match(/[0-9][0-9,]*(?=[名件])/g)?.sort();
    const wanted = dense(
      runsOf(SAMPLE_JA)
        .map(({ text }) => text)
        .join(' / '),
    );
    expect(figures(await said(SAMPLE_JA))).toEqual(figures(wanted));
  });

  test('is the same to the byte for the same document', async () => {
    const [one, other] = [await write(SAMPLE_JA), await write(SAMPLE_JA)];
    expect(Buffer.from(one as string).equals(Buffer.from(other as string))).toBe(true);
  });

  test.each(NAMES)('writes %s as they are', async (_, name) => {
    expect(
      missing(
        await said(hostile(name)),
        runsOf(hostile(name)).map(({ text }) => text),
      ),
    ).toBeNull();
  });

  test.each([
    '\u202eevil',
    'a\u0000b',
    'a\u0007b',
    'a\u200bb',
    '\ufffe',
    '\ud800',
    '\r\nBcc: x@evil.example',
  ])('shows what misleads in %j', async (text) => {
    const found = await SAID_BY[format](await write(hostile(text)));
    expect(found).not.toMatch(/[\u202e\u0000\u0007\u200b\ufffe\ud800]/);
    const shown = runsOf(legibleDocument(hostile(text))).map((run) => run.text);
    expect(missing(dense(found), shown)).toBeNull();
  });

  test('says everything of any document', async () => {
    const notices = format === 'pdf' ? anyNotice.filter(fitsPages) : anyNotice;
    await fc.assert(
      fc.asyncProperty(notices, async (any) => {
        const legible = legibleDocument(any);
        // A font of the PDF may lack a character that is in no Japanese standard; it then says its code.
        const drawn = (text: string) => [...text].every((char) => JAPANESE.has(char));
        const texts = runsOf(legible).map(({ text }) => text);
        expect(missing(await said(any), format === 'pdf' ? texts.filter(drawn) : texts)).toBeNull();
      }),
      { numRuns: format === 'pdf' || format === 'docx' ? 10 : 60 },
    );
  });
});

describe('what each format keeps out', () => {
  const EVIL =
    '"><script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) </w:t><w:instrText>';
  const LINK: NoticeDocument = {
    ...hostile(EVIL),
    blocks: [
      ...hostile(EVIL).blocks,
      {
        type: 'paragraph',
        align: 'start',
        runs: [{ type: 'link', url: 'javascript:alert(1)', runs: [{ type: 'text', text: 'x' }] }],
      },
    ],
  };

  test('HTML holds no element but its own, and nothing that is fetched', async () => {
    const page = String(await NOTICE_WRITERS.html(LINK, EDITION));
    const names = new Set<string>();
    const attributes = new Set<string>();
    const visit = (node: DefaultTreeAdapterMap['node']): void => {
      if ('attrs' in node) {
        names.add(node.nodeName);
        for (const { name } of node.attrs) attributes.add(name);
      }
      if ('childNodes' in node) for (const child of node.childNodes) visit(child);
    };
    visit(parse(page));
    expect([...names].sort()).toEqual(
      'body div h1 h2 head html main meta p strong style table tbody td th thead title tr wbr'.split(' '),
    );
    expect([...attributes].filter((name) => /^on|^src$|^href$|^style$/.test(name))).toEqual([]);
    expect(page).toContain('content="default-src &#39;none&#39;; style-src &#39;sha256-');
  });

  test('Markdown holds no HTML and no link', async () => {
    const text = String(await NOTICE_WRITERS.md(LINK, EDITION));
    expect(JSON.stringify(fromMarkdown(text))).not.toMatch(/"type":"(?:html|link|image|definition)"/);
  });

  test('a PDF holds no action, form or link', async () => {
    const pdf = Buffer.from((await NOTICE_WRITERS.pdf(SAMPLE_JA, EDITION)) as Uint8Array).toString('latin1');
    expect(pdf).not.toMatch(/\/(?:JavaScript|JS|Launch|URI|AcroForm|EmbeddedFile)\b/);
    expect(pdf).toMatch(/\/Lang \(ja-JP\)/);
    expect(pdf).toMatch(/\/MarkInfo/);
    expect(pdf).toMatch(/\/StructTreeRoot/);
  });

  test('a mail holds no header but its own, and nothing to click', async () => {
    const mail = await PostalMime.parse(
      (await NOTICE_WRITERS.eml(hostile('a\r\nBcc: x@evil.example'), EDITION)) as Uint8Array,
    );
    expect(mail.headers.map(({ key }) => key).sort()).toEqual([
      'content-type',
      'date',
      'message-id',
      'mime-version',
      'subject',
      'x-unsent',
    ]);
    expect(mail.messageId).toBe('<notice-1@mihon.example>');
    expect(mail.date).toBe('2026-11-22T03:04:05.000Z');
    const sample = await PostalMime.parse((await NOTICE_WRITERS.eml(SAMPLE_JA, EDITION)) as Uint8Array);
    expect(sample.html).not.toMatch(/<a\b/);
    expect(sample.html).toContain('最大1,234件');
    expect(sample.subject).toBe(plainRuns(SAMPLE_JA.title));
  });

  test('a mail carries its attachment unchanged', async () => {
    const content = '{"xarf_version":"4.2.0","note":"あ"}';
    const attachments = [{ name: 'xarf.json', type: 'application/json', content }];
    const edition = { ...EDITION, mail: { messageId: 'a@mihon.example', attachments } };
    const mail = await PostalMime.parse((await NOTICE_WRITERS.eml(SAMPLE_EN, edition)) as Uint8Array);
    expect(mail.attachments).toHaveLength(1);
    expect(mail.attachments[0]).toMatchObject({ filename: 'xarf.json', mimeType: 'application/json' });
    expect(Buffer.from(mail.attachments[0]!.content as ArrayBuffer).toString('utf8')).toBe(content);
  });
});

import fc from 'fast-check';
import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { describe, expect, test } from 'vitest';
import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { anyNotice } from '../../../model/notice/testing/any-notice.ts';
import { legibleDocument } from './legible-document.ts';
import { renderMarkdown } from './markdown.ts';

const document = (...blocks: Block[]): NoticeDocument => ({
  kind: 'holding',
  language: 'ja',
  title: [{ type: 'text', text: '題' }],
  blocks,
});

const paragraph = (text: string): Block => ({
  type: 'paragraph',
  align: 'start',
  runs: [{ type: 'bound', text, from: 'fact:x' }],
});

function parse(markdown: string) {
  return fromMarkdown(markdown, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
}

/** One shape for a run, whatever it was made of: `s`trong, `l`ink, `b`reak or text. */
function shapeOfRuns(runs: readonly Run[], isInline: boolean): unknown[] {
  return merged(
    runs.map((run) => {
      if (run.type === 'break') return isInline ? ' ' : ['b'];
      if (run.type === 'strong') return ['s', ...shapeOfRuns(run.runs, isInline)];
      return run.type === 'link' ? ['l', run.url, ...shapeOfRuns(run.runs, isInline)] : run.text;
    }),
  );
}

function shapeOfPhrases(nodes: readonly PhrasingContent[]): unknown[] {
  return merged(
    nodes.map((node) => {
      if (node.type === 'text') return node.value;
      if (node.type === 'break') return ['b'];
      if (node.type === 'strong') return ['s', ...shapeOfPhrases(node.children)];
      return node.type === 'link' ? ['l', node.url, ...shapeOfPhrases(node.children)] : node;
    }),
  );
}

function isStrong(part: unknown): part is unknown[] {
  return Array.isArray(part) && part[0] === 's';
}

function merged(parts: readonly unknown[]): unknown[] {
  const all: unknown[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (typeof part === 'string' && typeof last === 'string') all[all.length - 1] = last + part;
    else if (isStrong(part) && isStrong(last))
      all[all.length - 1] = ['s', ...merged([...last.slice(1), ...part.slice(1)])];
    else all.push(part);
  }
  return all;
}

function shapeOfBlock(block: Block): unknown {
  switch (block.type) {
    case 'heading':
      return ['h', block.level, shapeOfRuns(block.runs, true)];
    case 'paragraph':
      return ['p', shapeOfRuns(block.runs, false)];
    case 'list':
      return ['list', block.isOrdered, block.items.map((item) => item.map(shapeOfBlock))];
    case 'quote':
      return ['q', block.blocks.map(shapeOfBlock)];
    case 'rule':
      return ['r'];
    case 'table':
      return [
        't',
        block.align.map((align) => ({ start: null, center: 'center', end: 'right' })[align]),
        [block.head, ...block.rows].map((row) => row.map((cell) => shapeOfRuns(cell, true))),
      ];
  }
}

function shapeOfNode(node: RootContent): unknown {
  if (node.type === 'heading') return ['h', node.depth, shapeOfPhrases(node.children)];
  if (node.type === 'paragraph') return ['p', shapeOfPhrases(node.children)];
  if (node.type === 'list')
    return ['list', node.ordered, node.children.map((item) => item.children.map(shapeOfNode))];
  if (node.type === 'blockquote') return ['q', node.children.map(shapeOfNode)];
  if (node.type === 'thematicBreak') return ['r'];
  if (node.type !== 'table') return node;
  const rows = node.children.map((row) => row.children.map((cell) => shapeOfPhrases(cell.children)));
  return ['t', node.align, rows];
}

describe('a notice as Markdown', () => {
  test('is read back as the same document', () => {
    fc.assert(
      fc.property(anyNotice, (any) => {
        const legible = legibleDocument(any);
        const [title, ...blocks] = parse(renderMarkdown(legible)).children.map(shapeOfNode);
        expect(title).toEqual(['h', 1, shapeOfRuns(legible.title, true)]);
        expect(blocks).toEqual(legible.blocks.map(shapeOfBlock));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    '<b>x</b>',
    '[x](http://evil.example)',
    '![x](http://evil.example/a.png)',
    '**x**',
    '`x`',
    '    x',
    '# x',
    '1. x',
    '- x',
    '> x',
    '---',
    '&lt;',
  ])('a value is never markup: %s', (value) => {
    const kinds = new Set<string>();
    const visit = (node: Nodes): void => {
      kinds.add(node.type);
      if ('children' in node) for (const child of node.children) visit(child);
    };
    visit(parse(renderMarkdown(legibleDocument(document(paragraph(value))))));
    expect([...kinds]).toEqual(['root', 'heading', 'text', 'paragraph']);
  });

  test('a value that ends in a backslash takes nothing from what follows', () => {
    const strong: Run = { type: 'strong', runs: [{ type: 'text', text: '\\' }] };
    const runs: Run[] = [{ type: 'text', text: 'a\\' }, strong, { type: 'text', text: 'b' }];
    const [, block] = parse(renderMarkdown(document({ type: 'paragraph', align: 'start', runs }))).children;
    expect(shapeOfNode(block!)).toEqual(['p', shapeOfRuns(runs, false)]);
  });

  test.each([
    ['http://evil.example', 'http\\://evil.example'],
    ['www.evil.example', 'www\\.evil.example'],
    ['taro@mihon.example', 'taro\\@mihon.example'],
    ['~~x~~', '\\~\\~x\\~\\~'],
  ])('GitHub makes nothing of %s', (value, written) => {
    expect(renderMarkdown(document(paragraph(value)))).toBe(`# 題\n\n${written}\n`);
  });
});

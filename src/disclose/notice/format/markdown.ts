import type { AlignType, BlockContent, PhrasingContent, RootContent } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';

/** What is escaped besides CommonMark's own signs: what GitHub reads into a text, as strikethrough, footnotes, and addresses that become links by themselves. */
const ESCAPED = [
  // Always escaped, since one before an encoded character (`\&#x20;`) would take its meaning away.
  { character: '\\', inConstruct: 'phrasing' },
  { character: '~', inConstruct: 'phrasing' },
  { character: '@', before: '[+\\-.\\w]', after: '[\\-.\\w]', inConstruct: 'phrasing' },
  { character: '.', before: '[Ww]', after: '[\\-.\\w]', inConstruct: 'phrasing' },
  { character: ':', before: '[PSps]', after: '\\/', inConstruct: 'phrasing' },
] as const;

const ADDRESSES = ['autolink' as const, 'destinationRaw' as const, 'destinationLiteral' as const];

/**
 * Markdown (CommonMark with GitHub's tables). Every text is escaped, so that a parser finds the same document again,
 * but for what Markdown has no sign for: where a text came from, where a paragraph stands on the line, and a break
 * inside a table or a heading, which becomes a space; and strong texts side by side are one.
 */
export function renderMarkdown(document: NoticeDocument): string {
  const title: RootContent = { type: 'heading', depth: 1, children: phrasing(document.title, ' ') };
  return toMarkdown(
    { type: 'root', children: [title, ...document.blocks.map(blockNode)] },
    {
      bullet: '-',
      rule: '-',
      listItemIndent: 'one',
      extensions: [
        gfmTableToMarkdown({ tablePipeAlign: false }),
        { unsafe: ESCAPED.map((pattern) => ({ ...pattern, notInConstruct: ADDRESSES })) },
      ],
    },
  );
}

function blockNode(block: Block): BlockContent {
  switch (block.type) {
    case 'heading':
      return { type: 'heading', depth: block.level, children: phrasing(block.runs, ' ') };
    case 'paragraph':
      return { type: 'paragraph', children: phrasing(block.runs) };
    case 'list':
      return {
        type: 'list',
        ordered: block.isOrdered,
        spread: false,
        children: block.items.map((item) => ({
          type: 'listItem',
          spread: false,
          children: item.map(blockNode),
        })),
      };
    case 'table':
      return {
        type: 'table',
        align: block.align.map((align): AlignType => COLUMN[align]),
        children: [block.head, ...block.rows].map((row) => ({
          type: 'tableRow',
          children: row.map((cell) => ({ type: 'tableCell', children: phrasing(cell, ' ') })),
        })),
      };
    case 'quote':
      return { type: 'blockquote', children: block.blocks.map(blockNode) };
    case 'rule':
      return { type: 'thematicBreak' };
  }
}

const COLUMN = { start: null, center: 'center', end: 'right' } as const;

function phrasing(runs: readonly Run[], insteadOfBreak?: string): PhrasingContent[] {
  return strongTogether(runs).map((run) => phrase(run, insteadOfBreak));
}

/** Markdown has no sign that surely ends one strong text where the next begins. */
function strongTogether(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (run.type === 'strong' && last?.type === 'strong')
      all[all.length - 1] = { ...last, runs: [...last.runs, ...run.runs] };
    else all.push(run);
  }
  return all;
}

function phrase(run: Run, insteadOfBreak?: string): PhrasingContent {
  switch (run.type) {
    case 'text':
    case 'bound':
      return { type: 'text', value: run.text };
    case 'strong':
      return { type: 'strong', children: phrasing(run.runs, insteadOfBreak) };
    case 'link':
      return { type: 'link', url: run.url, children: phrasing(run.runs, insteadOfBreak) };
    case 'break':
      return insteadOfBreak === undefined ? { type: 'break' } : { type: 'text', value: insteadOfBreak };
  }
}

import type { BlockContent, PhrasingContent, RootContent, TableRow } from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toMarkdown } from 'mdast-util-to-markdown';
import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';

/** A notice as Markdown with tables (GFM). Whatever a value holds is escaped. */
export function noticeToMarkdown({ title, blocks }: NoticeDocument): string {
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: phrases(title) },
    ...blocks.flatMap((block) => content(block)),
  ];
  return toMarkdown(
    { type: 'root', children },
    { bullet: '-', rule: '-', extensions: [gfmTableToMarkdown({ tablePipeAlign: false })] },
  );
}

function content(block: Block): BlockContent[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', depth: block.level, children: phrases(block.runs) }];
    case 'paragraph':
      return [{ type: 'paragraph', children: phrases(block.runs) }];
    case 'list': {
      const children = block.items.map((item) => {
        return { type: 'listItem' as const, spread: false, children: item.flatMap((one) => content(one)) };
      });
      return [{ type: 'list', ordered: block.isOrdered, spread: false, children }];
    }
    case 'table': {
      const align = block.align.map((side) =>
        side === 'end' ? 'right' : side === 'center' ? 'center' : null,
      );
      return [{ type: 'table', align, children: [block.head, ...block.rows].map(row) }];
    }
    case 'quote':
      return [{ type: 'blockquote', children: block.blocks.flatMap((one) => content(one)) }];
    case 'rule':
      return [{ type: 'thematicBreak' }];
  }
}

function row(cells: readonly (readonly Run[])[]): TableRow {
  return {
    type: 'tableRow',
    children: cells.map((cell) => ({ type: 'tableCell', children: phrases(cell) })),
  };
}

function phrases(runs: readonly Run[]): PhrasingContent[] {
  return runs.map(phrase);
}

function phrase(run: Run): PhrasingContent {
  switch (run.type) {
    case 'text':
    case 'bound':
      return { type: 'text', value: run.text };
    case 'strong':
      return { type: 'strong', children: phrases(run.runs) };
    case 'link':
      return { type: 'link', url: run.url, children: phrases(run.runs) };
    case 'break':
      return { type: 'break' };
  }
}

import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';

/** The document for paper and mails: what a link says, with its address behind it, and nothing to click. */
export function spellLinks(document: NoticeDocument): NoticeDocument {
  return { ...document, title: spelledRuns(document.title), blocks: document.blocks.map(spelledBlock) };
}

/** One link as text. */
export function spelledLink(link: Run & { type: 'link' }): Run[] {
  const runs = spelledRuns(link.runs);
  const address = link.url.replace(/^(?:mailto|tel):/i, '');
  const said = plainRuns(runs).replace(/\/$/, '');
  if (said === address.replace(/\/$/, '')) return runs;
  return [...runs, { type: 'text', text: runs.length === 0 ? address : ` (${address})` }];
}

function spelledRuns(runs: readonly Run[]): Run[] {
  return runs.flatMap((run): Run[] => {
    if (run.type === 'link') return spelledLink(run);
    return run.type === 'strong' ? [{ ...run, runs: spelledRuns(run.runs) }] : [run];
  });
}

function spelledBlock(block: Block): Block {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, runs: spelledRuns(block.runs) };
    case 'list':
      return { ...block, items: block.items.map((item) => item.map(spelledBlock)) };
    case 'table':
      return {
        ...block,
        head: block.head.map(spelledRuns),
        rows: block.rows.map((row) => row.map(spelledRuns)),
      };
    case 'quote':
      return { ...block, blocks: block.blocks.map(spelledBlock) };
    case 'rule':
      return block;
  }
}

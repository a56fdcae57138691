import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { escapeControls } from '../../../request/redaction/escape-controls.ts';
import { spelledLink } from './spell-links.ts';

const MAY_BE_FOLLOWED = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;

/**
 * The document as every format writes it: line ends inside a text are spaces, characters that mislead (controls,
 * bidirectional and invisible ones, private use) are written as escapes, links lead to
 * web pages, mail and telephones only, and runs and blocks that say nothing are gone.
 */
export function legibleDocument(document: NoticeDocument): NoticeDocument {
  return { ...document, title: legibleRuns(document.title), blocks: document.blocks.flatMap(legibleBlock) };
}

function legibleBlock(block: Block): Block[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph': {
      const runs = trimmed(legibleRuns(block.runs));
      return runs.length === 0 ? [] : [{ ...block, runs }];
    }
    case 'list': {
      const items = block.items.map((item) => item.flatMap(legibleBlock)).filter((item) => item.length > 0);
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    case 'table':
      return [
        {
          ...block,
          head: block.head.map(legibleCell),
          rows: block.rows.map((row) => row.map(legibleCell)),
        },
      ];
    case 'quote': {
      const blocks = block.blocks.flatMap(legibleBlock);
      return blocks.length === 0 ? [] : [{ ...block, blocks }];
    }
    case 'rule':
      return [block];
  }
}

function legibleCell(runs: readonly Run[]): Run[] {
  return trimmed(legibleRuns(runs));
}

function legibleRuns(runs: readonly Run[]): Run[] {
  return runs.flatMap(legibleRun);
}

function legibleRun(run: Run): Run[] {
  switch (run.type) {
    case 'text':
    case 'bound':
      return run.text === '' ? [] : [{ ...run, text: legibleText(run.text) }];
    case 'strong': {
      const inner = legibleRuns(run.runs);
      return inner.length === 0 ? [] : [{ ...run, runs: inner }];
    }
    case 'link': {
      const inner = legibleRuns(run.runs);
      const link = { ...run, url: legibleText(run.url).trim(), runs: inner };
      return inner.length > 0 && MAY_BE_FOLLOWED.test(link.url) ? [link] : spelledLink(link);
    }
    case 'break':
      return [run];
  }
}

function legibleText(text: string): string {
  return escapeControls(text.replace(/[\t\r\n\u0085\u2028\u2029]+/g, ' '));
}

/** A line break at the edge of a block breaks nothing. */
function trimmed(runs: readonly Run[]): Run[] {
  const first = runs.findIndex((run) => run.type !== 'break');
  const last = runs.findLastIndex((run) => run.type !== 'break');
  return first === -1 ? [] : runs.slice(first, last + 1);
}

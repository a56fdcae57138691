import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { escapeControls } from '../../../request/redaction/escape-controls.ts';
import { spelledLink } from './spell-links.ts';

const MAY_BE_FOLLOWED = /^(?:https?:\/\/|mailto:|tel:)[^\s]+$/i;

/**
 * The document as every format writes it: line ends inside a text are spaces, and spaces single, characters that mislead (controls,
 * bidirectional and invisible ones, private use) are written as escapes, links lead to
 * web pages, mail and telephones only, and runs and blocks that say nothing are gone.
 */
export function legibleDocument(document: NoticeDocument): NoticeDocument {
  return { ...document, title: legibleLine(document.title), blocks: document.blocks.flatMap(legibleBlock) };
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
          head: block.head.map(legibleLine),
          rows: block.rows.map((row) => row.map(legibleLine)),
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

function legibleLine(runs: readonly Run[]): Run[] {
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
  return escapeControls(text.replace(/[ \t\r\n\u0085\u2028\u2029]+/g, ' '));
}

/** Without line breaks at the edges of a block, and without spaces at the edges of its lines. */
function trimmed(runs: readonly Run[]): Run[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.type === 'break') lines.push([]);
    else lines.at(-1)!.push(run);
  }
  const bare = lines.map((line) => withoutEdge(withoutEdge(line, 'end'), 'start'));
  const first = bare.findIndex((line) => line.length > 0);
  const last = bare.findLastIndex((line) => line.length > 0);
  return bare
    .slice(Math.max(0, first), last + 1)
    .flatMap((line, i) => (i === 0 ? line : [{ type: 'break' }, ...line]));
}

function withoutEdge(runs: readonly Run[], edge: 'start' | 'end'): Run[] {
  const at = edge === 'start' ? 0 : runs.length - 1;
  const run = runs[at];
  if (run === undefined || run.type === 'break') return [...runs];
  const rest = edge === 'start' ? runs.slice(1) : runs.slice(0, -1);
  const bare = bareRun(run, edge);
  if (bare === null) return withoutEdge(rest, edge);
  return edge === 'start' ? [bare, ...rest] : [...rest, bare];
}

/** null if nothing is left. */
function bareRun(run: Exclude<Run, { type: 'break' }>, edge: 'start' | 'end'): Run | null {
  if (run.type === 'text' || run.type === 'bound') {
    const text = run.text.replace(edge === 'start' ? /^ +/ : / +$/, '');
    return text === '' ? null : { ...run, text };
  }
  const runs = withoutEdge(run.runs, edge);
  return runs.length === 0 ? null : { ...run, runs };
}

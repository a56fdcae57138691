import type { LintedLine, LintedNotice, LintedSection } from '../../../model/notice/linted-notice.ts';
import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import type { NoticeFacts } from '../../../model/notice/notice-facts.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';

interface OpenSection {
  heading: string;
  lines: LintedLine[];
  tables: string[][][];
}

/** A rendered notice as the linter reads it. */
export function lintedDocument(
  { kind, language, title, blocks }: NoticeDocument,
  facts: NoticeFacts,
): LintedNotice {
  const sections: OpenSection[] = [{ heading: '', lines: [], tables: [] }];
  const take = (block: Block): void => {
    const section = sections.at(-1)!;
    if (block.type === 'heading')
      sections.push({ heading: plainRuns(block.runs), lines: [lineOf(block.runs)], tables: [] });
    else if (block.type === 'paragraph') section.lines.push(lineOf(block.runs));
    else if (block.type === 'list') for (const item of block.items) item.forEach(take);
    else if (block.type === 'quote') block.blocks.forEach(take);
    else if (block.type === 'table') {
      const rows = [block.head, ...block.rows];
      section.lines.push(...rows.flatMap((row) => row.map(lineOf)));
      section.tables.push(rows.map((row) => row.map(plainRuns)));
    }
  };
  blocks.forEach(take);
  const first = sections[0]!;
  const whole: LintedSection[] = [{ ...first, lines: [lineOf(title), ...first.lines] }, ...sections.slice(1)];
  return { kind, language, title: plainRuns(title), sections: whole, facts };
}

function lineOf(runs: readonly Run[]): LintedLine {
  return { text: plainRuns(runs), froms: fromsOf(runs), hasLink: hasLink(runs) };
}

function fromsOf(runs: readonly Run[]): string[] {
  return runs.flatMap((run) => {
    if (run.type === 'bound') return [run.from];
    return run.type === 'strong' || run.type === 'link' ? fromsOf(run.runs) : [];
  });
}

function hasLink(runs: readonly Run[]): boolean {
  return runs.some((run) => run.type === 'link' || (run.type === 'strong' && hasLink(run.runs)));
}

import type { Language } from '../../../model/language.ts';
import type { LintedLine, LintedNotice } from '../../../model/notice/linted-notice.ts';
import type { NoticeFacts } from '../../../model/notice/notice-facts.ts';
import type { NoticeKind } from '../../../model/notice/notice-kind.ts';

/** `## 経緯`, `2.影響範囲`, `■お問い合わせ`, 【経緯】. */
const HEADING =
  /^(?:#{1,6}\s+(.+)|[■◆●]\s*(\S.{0,40})|【(.{1,40})】|(?:第?[\d０-９]{1,2}[.．、]\s*)([^。、]{2,40}))$/;
/** Marks of Markdown at the beginning of a line: list, quote, and `> `. */
const LINE_MARK = /^(?:[-*+>•・]\s+|\d{1,2}[.)]\s+)+/;
const RULE = /^[\s|:-]+$/;

interface OpenSection {
  heading: string;
  lines: LintedLine[];
  tables: string[][][];
}

/** A text that somebody wrote or changed by hand, Markdown or plain, as the linter reads it. Never throws. */
export function lintedText(
  text: string,
  { kind, language, facts }: { kind: NoticeKind | null; language: Language; facts: NoticeFacts },
): LintedNotice {
  const sections: OpenSection[] = [{ heading: '', lines: [], tables: [] }];
  let isInTable = false;
  let title = '';
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    const section = sections.at(-1)!;
    const isRow = line.startsWith('|');
    if (line !== '' && !RULE.test(line)) {
      const heading = HEADING.exec(line);
      if (isRow) {
        const cells = line
          .replace(/^\||\|$/g, '')
          .split(/(?<!\\)\|/)
          .map(plain);
        if (isInTable) section.tables.at(-1)!.push(cells);
        else section.tables.push([cells]);
        section.lines.push(...cells.map(lineOf));
      } else if (heading !== null) {
        const said = plain(heading.slice(1).find((one) => one !== undefined) ?? '');
        if (title === '' && line.startsWith('# ')) title = said;
        sections.push({ heading: said, lines: [lineOf(said)], tables: [] });
      } else section.lines.push(lineOf(line));
    }
    isInTable = isRow;
  }
  return { kind, language, title, sections, facts };
}

function lineOf(line: string): LintedLine {
  const hasLink = /\]\(|<https?:|https?:\/\/|www\./i.test(line);
  return { text: plain(line.replace(LINE_MARK, '')), froms: [], hasLink };
}

/** Without the marks of emphasis and the backslashes before others. */
function plain(text: string): string {
  return text
    .replace(/\*\*|__/g, '')
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, '$1 $2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}

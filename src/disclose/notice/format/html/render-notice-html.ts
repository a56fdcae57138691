import type { Block, NoticeDocument, Run } from '../../../../model/notice/notice-document.ts';
import { plainRuns } from '../../../../model/notice/plain-runs.ts';
import { displayWidth } from '../../../../text/display-width.ts';
import { NOTICE_FORMAT_TEXT } from '../../../../text/notice/notice-format-text.ts';
import { inertPolicy } from '../../../report/html/inert-policy.ts';
import { html, joined, Markup } from '../../../report/html/markup.ts';
import { titlePieces } from '../title-pieces.ts';
import { NOTICE_STYLE } from './notice-style.ts';

const POLICY = inertPolicy(NOTICE_STYLE);

/** One HTML file that needs nothing else, for a web site, a phone, print on A4 and as a part of a mail. */
export function renderNoticeHtml(document: NoticeDocument): string {
  const { language } = document;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${plainRuns(document.title)}</title>
<style>${new Markup(NOTICE_STYLE)}</style>
</head>
<body>
<main>
<h1>${document.title.map(inTitle)}</h1>
${document.blocks.map((block) => blockOf(block, document))}</main>
</body>
</html>
`.text;
}

function blockOf(block: Block, document: NoticeDocument): Markup {
  const runs = (some: readonly Run[]) => some.map(inline);
  const blocks = (some: readonly Block[]) => some.map((each) => blockOf(each, document));
  switch (block.type) {
    case 'heading': {
      const name = new Markup(`h${block.level}`);
      return html`<${name}>${block.runs.map(inTitle)}</${name}>\n`;
    }
    case 'paragraph':
      return html`<p${aligned(block.align)}>${runs(block.runs)}</p>\n`;
    case 'list': {
      const name = new Markup(block.isOrdered ? 'ol' : 'ul');
      const items = block.items.map((item) => html`<li>${blocks(item)}</li>\n`);
      return html`<${name}>\n${items}</${name}>\n`;
    }
    case 'table':
      return tableOf(block, document, runs);
    case 'quote':
      return html`<blockquote>\n${blocks(block.blocks)}</blockquote>\n`;
    case 'rule':
      return html`<hr>\n`;
  }
}

/** A wide table is moved sideways by itself, also with the keyboard. */
function tableOf(
  { head, rows, align }: Block & { type: 'table' },
  { language }: NoticeDocument,
  runs: (some: readonly Run[]) => Markup[],
): Markup {
  const cells = head.map((cell, i) => html`<th scope="col"${aligned(align[i])}>${runs(cell)}</th>`);
  const lines = rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => html`<td${aligned(align[i], isFigure(cell))}>${runs(cell)}</td>`)}</tr>\n`,
  );
  const name = NOTICE_FORMAT_TEXT[language].table(head.map(plainRuns).join(' / '));
  return html`<div class="table" role="region" tabindex="0" aria-label="${name}"><table>
<thead><tr>${cells}</tr></thead>
<tbody>
${lines}</tbody>
</table></div>\n`;
}

/** A figure or a date, which is not parted where there is any room. */
function isFigure(cell: readonly Run[]): boolean {
  const text = plainRuns(cell);
  return /[0-90-9]/.test(text) && displayWidth(text) <= 22;
}

function aligned(align: 'start' | 'center' | 'end' | undefined, isWhole = false): Markup {
  const names = [...(align === 'center' || align === 'end' ? [align] : []), ...(isWhole ? ['whole'] : [])];
  return new Markup(names.length === 0 ? '' : ` class="${names.join(' ')}"`);
}

/** A run whose lines end where a reader pauses, in every browser. */
function inTitle(run: Run): Markup {
  if (run.type !== 'text' && run.type !== 'bound') return inline(run);
  return joined(titlePieces(run.text), html`<wbr>`);
}

function inline(run: Run): Markup {
  switch (run.type) {
    case 'text':
    case 'bound':
      return html`${run.text}`;
    case 'strong':
      return html`<strong>${run.runs.map(inline)}</strong>`;
    case 'link':
      return html`<a href="${run.url}" rel="noopener noreferrer">${run.runs.map(inline)}</a>`;
    case 'break':
      return html`<br>`;
  }
}

import type { Block, NoticeDocument, Run } from '../../../model/notice/notice-document.ts';
import { plainRuns } from '../../../model/notice/plain-runs.ts';
import { displayWidth } from '../../../text/display-width.ts';
import { linePieces } from './line-pieces.ts';
import { titlePieces } from './title-pieces.ts';

/** 36 full-width characters, as mails in Japan are written. */
const COLUMNS = 72;

/** Where a block stands. */
interface Place {
  readonly columns: number;
  readonly language: NoticeDocument['language'];
}

/**
 * Plain text for a mail, in lines of at most 36 full-width characters, with the title left out since it is the
 * subject. A line is longer only where an address or a figure is.
 */
export function renderPlainText({ blocks, language }: NoticeDocument): string {
  return `${blockLines(blocks, { columns: COLUMNS, language }).join('\n')}\n`;
}

function blockLines(blocks: readonly Block[], place: Place): string[] {
  return blocks.flatMap((block, i) => {
    const lines = linesOf(block, place);
    if (i === 0) return lines;
    return block.type === 'heading' && block.level === 2 ? ['', '', ...lines] : ['', ...lines];
  });
}

function linesOf(block: Block, place: Place): string[] {
  switch (block.type) {
    case 'heading':
      return hanging(HEADING[block.level], wrapped(block.runs, narrower(place, 2)));
    case 'paragraph':
      return wrapped(block.runs, place, block.align === 'center' ? titlePieces : linePieces).map((line) =>
        aligned(line, block.align, place),
      );
    case 'list':
      return block.items.flatMap((item, i) => {
        const sign = block.isOrdered ? `${i + 1}. ` : place.language === 'ja' ? '・' : '- ';
        const isTight = item.every(({ type }) => type === 'paragraph' || type === 'list');
        const inner = narrower(place, displayWidth(sign));
        return hanging(
          sign,
          isTight ? item.flatMap((each) => linesOf(each, inner)) : blockLines(item, inner),
        );
      });
    case 'table':
      return tableLines(block, place);
    case 'quote':
      return hanging('  ', blockLines(block.blocks, narrower(place, 2)));
    case 'rule':
      return ['-'.repeat(place.columns)];
  }
}

const HEADING = { 2: '■ ', 3: '◆ ', 4: '◇ ' } as const;

/**
 * A table would need a font of one width, which phones do not have: its heads once, then each row as a point, one
 * cell a line, each cell behind the first with its head.
 */
function tableLines({ head, rows }: Block & { type: 'table' }, place: Place): string[] {
  const heads = head.map(plainRuns);
  const sign = place.language === 'ja' ? '・' : '- ';
  const inner = narrower(place, 2);
  const named = heads.length > 2;
  const colon = place.language === 'ja' ? ':' : ': ';
  const lines = rows.flatMap((row) =>
    hanging(
      sign,
      row.flatMap((cell, i) => {
        if (i > 0 && plainRuns(cell) === '') return [];
        const name = named && i > 0 ? `${heads[i]}${colon}` : '';
        return wrapped(name === '' ? cell : [{ type: 'text', text: name }, ...cell], inner);
      }),
    ),
  );
  return [...wrapLine(`[${heads.join(' / ')}]`, place.columns), ...lines];
}

function narrower(place: Place, columns: number): Place {
  return { ...place, columns: Math.max(20, place.columns - columns) };
}

function hanging(sign: string, lines: readonly string[]): string[] {
  const indent = ' '.repeat(displayWidth(sign));
  return lines.map((line, i) => (i === 0 ? sign : line === '' ? '' : indent) + line);
}

function aligned(line: string, align: 'start' | 'center' | 'end', { columns }: Place): string {
  const free = columns - displayWidth(line);
  if (align === 'start' || free <= 0) return line;
  return ' '.repeat(align === 'end' ? free : Math.floor(free / 2)) + line;
}

function wrapped(runs: readonly Run[], { columns }: Place, pieces = linePieces): string[] {
  const lines: string[] = [''];
  const gather = (some: readonly Run[]): void => {
    for (const run of some) {
      if (run.type === 'break') lines.push('');
      else if (run.type === 'text' || run.type === 'bound') lines[lines.length - 1] += run.text;
      else gather(run.runs);
    }
  };
  gather(runs);
  return lines.flatMap((line) => wrapLine(line, columns, pieces));
}

function wrapLine(text: string, columns: number, pieces = linePieces): string[] {
  if (displayWidth(text) <= columns) return [text.trimEnd()];
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const piece of pieces(text)) {
    if (line !== '' && width + displayWidth(piece.trimEnd()) > columns) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    line += piece;
    width += displayWidth(piece);
  }
  return [...lines, line.trimEnd()];
}

import type { Run } from '../../../model/notice/notice-document.ts';
import { fairWidths } from '../fair-widths.ts';
import { type Setting, setLines } from './set-lines.ts';

/**
 * Widths of a table's columns in points: each holds its longest piece if it can.
 *
 * @param rows cells of all rows, the head among them
 * @param padding of a cell, both sides
 */
export function columnWidths(
  rows: readonly (readonly (readonly Run[])[])[],
  width: number,
  padding: number,
  setting: Setting,
): number[] {
  const count = Math.max(1, rows[0]?.length ?? 0);
  const columns = Array.from({ length: count }, (_, i) => rows.map((row) => row[i] ?? []));
  const bold = { ...setting, isBold: true };
  const most = width * Math.max(0.4, 1 / count);
  const least = columns.map((cells) =>
    Math.min(most, padding + Math.max(24, ...cells.map((cell) => longestPiece(cell, bold)))),
  );
  const wished = columns.map((cells, i) =>
    Math.max(least[i]!, padding + Math.max(0, ...cells.map((cell) => widest(cell, bold)))),
  );
  return fairWidths(least, wished, width);
}

function longestPiece(cell: readonly Run[], setting: Setting): number {
  return Math.max(
    0,
    ...setLines(cell, 1e6, { ...setting, pieces: (text) => [text] }).flatMap((line) => {
      const text = line.glyphs.map((each) => each.text).join('');
      return setting.pieces(text).map((piece) => widest([{ type: 'text', text: piece.trimEnd() }], setting));
    }),
  );
}

function widest(cell: readonly Run[], setting: Setting): number {
  return Math.max(0, ...setLines(cell, 1e6, setting).map((line) => line.width));
}

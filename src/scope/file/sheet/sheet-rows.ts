import type { BareRow } from '../text/with-header.ts';
import { xmlEvents } from './xml-events.ts';

/** A sheet has at most so many columns; people's data need far fewer. */
const MOST_COLUMNS = 1000;
const LONGEST_CELL = 32_767;

/** The rows of a sheet (ECMA-376, 18.3); rows without any text are left out. */
export function* sheetRows(chunks: Iterable<Uint8Array>, shared: readonly string[]): Generator<BareRow> {
  const sheet = new Sheet(shared);
  for (const _ of xmlEvents(chunks, sheet)) yield* sheet.take();
}

class Sheet {
  readonly #shared: readonly string[];
  #rows: BareRow[] = [];
  #cells: string[] = [];
  #line = 0;
  #column = 0;
  #type = '';
  #text = '';
  #isValue = false;
  #isReading = false;

  constructor(shared: readonly string[]) {
    this.#shared = shared;
  }

  take(): BareRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  opened(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      const told = Number(attributes.r);
      this.#line = Number.isInteger(told) && told > 0 ? told : this.#line + 1;
      this.#cells = [];
      this.#column = 0;
    } else if (name === 'c') {
      this.#column = columnOf(attributes.r ?? '') ?? this.#column + 1;
      this.#type = attributes.t ?? '';
      this.#text = '';
    } else if (name === 'rPh') this.#isReading = true;
    else if (name === 'v' || name === 't') this.#isValue = !this.#isReading;
  }

  closed(name: string): void {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isReading = false;
    else if (name === 'c') this.#setCell();
    else if (name === 'row' && this.#cells.some((cell) => cell !== '')) {
      this.#rows.push({ cells: Array.from(this.#cells, (cell) => cell ?? ''), line: this.#line });
    }
  }

  text(text: string): void {
    if (this.#isValue && this.#text.length < LONGEST_CELL) this.#text += text.slice(0, LONGEST_CELL);
  }

  #setCell(): void {
    if (this.#column < 1 || this.#column > MOST_COLUMNS) return;
    const cell = this.#type === 's' ? (this.#shared[Number(this.#text)] ?? '') : this.#text;
    this.#cells[this.#column - 1] = this.#type === 'e' ? '' : plain(cell, this.#type);
  }
}

/** A number is saved as the nearest one that can be held: `9.0123456789E10` is a telephone or a card. */
function plain(cell: string, type: string): string {
  if ((type !== '' && type !== 'n') || !/[eE]/.test(cell)) return cell;
  const number = Number(cell);
  return Number.isSafeInteger(number) ? String(number) : cell;
}

/** `AB12` is column 28. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

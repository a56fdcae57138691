import type { Item } from '../../model/item.ts';
import type { Language } from '../../model/language.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';
import { count } from '../../text/count.ts';
import { displayWidth } from '../../text/display-width.ts';
import { EXPLAIN_TEXT, type ExplainText } from '../../text/scope/explain-texts.ts';
import { identifierWord } from '../../text/scope/identifier-word.ts';
import { recordWord } from '../../text/scope/record-words.ts';
import { counted, ITEM_WORDS } from '../../text/scope/words.ts';
import { wrap } from './wrap.ts';

/** What a terminal can show, and in which language. */
export interface PageOptions {
  readonly language: Language;
  /** Whether escape sequences for headings may be written. */
  readonly colour: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Lines that fit the terminal, in the words of one language. */
export class ExplanationPage {
  readonly options: PageOptions;
  readonly words: ExplainText;
  readonly #width: number;
  readonly #lines: string[] = [];
  #sections = 0;

  constructor(options: PageOptions) {
    this.options = options;
    this.words = EXPLAIN_TEXT[options.language];
    this.#width = Math.max(40, Math.min(options.width, 110));
  }

  title(text: string): void {
    for (const line of wrap(redactUnicode(text), this.#width)) this.#lines.push(this.#bold(line));
  }

  section(heading: string): void {
    this.#sections++;
    this.#lines.push('');
    this.title(`${this.#sections}. ${heading}`);
  }

  say(text: string, indent = 2): void {
    const margin = ' '.repeat(indent);
    for (const line of wrap(redactUnicode(text), this.#width - indent)) this.#lines.push(margin + line);
  }

  /** Cells one below the other where they line up, else one line each as it comes. */
  table(rows: readonly (readonly string[])[]): void {
    const shown = rows.map((row) => row.map(redactUnicode));
    const widths = (shown[0] ?? []).map((_, column) =>
      Math.max(...shown.map((row) => displayWidth(row[column] ?? ''))),
    );
    for (const row of shown) {
      const line = row
        .map((cell, column) =>
          column === row.length - 1 ? cell : cell + ' '.repeat(widths[column]! - displayWidth(cell)),
        )
        .join('  ');
      if (displayWidth(line) <= this.#width - 2) this.#lines.push(`  ${line}`);
      else for (const part of wrap(row.join('  '), this.#width - 2)) this.#lines.push(`  ${part}`);
    }
  }

  count(n: number): string {
    return count(n);
  }

  persons(n: number): string {
    return counted(this.options.language, 'persons', this.count(n));
  }

  record(name: string): string {
    return recordWord(this.options.language, name) ?? name;
  }

  /** What tells a person from others. */
  identifier(key: string): string {
    return identifierWord(this.options.language, key);
  }

  items(items: readonly Item[]): string {
    const words = items.map((item) => ITEM_WORDS[this.options.language][item]);
    return words.length === 0 ? this.words.noItems : words.join(this.words.comma);
  }

  text(): string {
    return `${this.#lines.join('\n')}\n`;
  }

  #bold(line: string): string {
    return this.options.colour ? `\u001b[1m${line}\u001b[0m` : line;
  }
}

import type { Language } from '../../model/language.ts';
import { csvCell } from '../../request/redaction/csv-cell.ts';
import { ITEM_WORDS } from '../../text/scope/words.ts';
import { SENDING_TEXTS } from '../../text/sending/sending-texts.ts';

/** Somebody who gets a letter. */
export interface LetterLine {
  readonly name: string;
  readonly address: string;
  readonly customer: string;
  readonly tenants: readonly string[];
  readonly items: readonly string[];
  /** Why, as a word of {@link SENDING_TEXTS}. */
  readonly why: string;
  readonly answer: string;
}

/** Spreadsheets take a file without it for another character set. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The list for letters as CSV (RFC 4180), for label printing and spreadsheets: UTF-8 with a byte order mark, cells that
 * nothing computes. Who has no postal address either stands in it with an empty one.
 */
export function renderLettersCsv(letters: readonly LetterLine[], language: Language): string {
  const { letterColumns, reasons } = SENDING_TEXTS[language];
  const words: Readonly<Record<string, string>> = ITEM_WORDS[language];
  const between = language === 'ja' ? '、' : ', ';
  const rows = letters.map(({ name, address, customer, tenants, items, why, answer }) => {
    const reason = (reasons as Readonly<Record<string, string>>)[why] ?? why;
    const said = items.map((item) => words[item] ?? item).join(between);
    return [name, address, customer, tenants.join(between), said, reason, answer];
  });
  const lines = [letterColumns, ...rows].map((cells) => cells.map(csvCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

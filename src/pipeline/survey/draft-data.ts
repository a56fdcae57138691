import type { Language } from '../../model/language.ts';
import { initTexts } from '../../text/init/init-texts.ts';
import { fillText } from '../../text/rules/fill-text.ts';
import type { DataGuess } from './survey.ts';
import { yamlWord } from './yaml-word.ts';

const MOST_UNKNOWN = 30;

/** Drafts one data set of a profile out of a file's headings, with what a person has to say. */
export function draftData(guess: DataGuess, language: Language): string[] {
  const texts = initTexts[language];
  const { name, id, placedAt, person, items, payment, status, unknown } = guess;
  const ask = (text: string, params: Readonly<Record<string, string>> = {}) =>
    `    # ${fillText(text, params).replace(/[\r\n]/g, ' ')}`;
  const lines = [`  # ${fillText(texts.dataFrom, { path: oneLine(guess.path) })}`, `  ${name}:`];
  lines.push(`    table: ${name}`);
  if (guess.askId) lines.push(ask(texts.askId));
  lines.push(`    id: ${yamlWord(id)}`);
  if (placedAt === undefined) lines.push(ask(texts.askPlacedAt));
  else lines.push(`    placed_at: ${yamlWord(placedAt)}`);
  if (status !== undefined) lines.push(ask(texts.askStatus), `    # where: { ${yamlWord(status)}: [ ] }`);
  if (person.length > 0) lines.push(`    person: { ${person.map(entryOf).join(', ')} }`);
  else if (name !== 'operators') lines.push(ask(texts.askPerson));
  if (items.some(([item]) => item.endsWith('password_hash'))) lines.push(ask(texts.askPassword));
  lines.push('    items:', ...items.map((entry) => `      ${entryOf(entry)}`));
  if (payment !== undefined) {
    lines.push(
      ask(texts.askPayment),
      `      # card_number: { where: { ${yamlWord(payment)}: [ ] } }`,
      `      # card_expiry: { where: { ${yamlWord(payment)}: [ ] } }`,
      `      # card_cvv: { where: { ${yamlWord(payment)}: [ ] } }`,
    );
  }
  if (unknown.length > 0) {
    const columns = unknown.slice(0, MOST_UNKNOWN).map(yamlWord).join(', ');
    lines.push(ask(texts.unknownColumns, { columns: oneLine(columns) }));
  }
  return lines;
}

function entryOf([key, columns]: readonly [string, readonly string[]]): string {
  const written = columns.map(yamlWord);
  return `${key}: ${written.length === 1 ? written[0] : `[${written.join(', ')}]`}`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ');
}

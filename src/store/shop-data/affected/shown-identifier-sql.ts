import type { PersonKey } from '../../../model/data-set.ts';
import { clearStartSql } from '../duckdb/text-sql.ts';

/** Kana, kanji and their marks: one character each in every normal form, that joins with no neighbour (UAX #15). */
const JAPANESE = '々〇〒ぁ-ゖァ-ヺー一-鿿';
const LETTER = `[0-9A-Za-z${JAPANESE}]`;
/** What may follow the characters that are shown: nothing that NFKC would join with the last of them. */
const REST = `(?:[ -~　${JAPANESE}]|$)`;

/** A form of identifier as a condition, and what is shown of it, as pieces of SQL. */
interface Form {
  readonly fits: (text: string) => string;
  readonly masked: (text: string) => readonly string[];
}

const matches = (pattern: string) => (text: string) => `regexp_matches(${text}, '${pattern}')`;

const FORMS: Readonly<Partial<Record<PersonKey, readonly Form[]>>> = {
  customer: [
    {
      fits: matches('^[0-9A-Za-z_-]{6,64}$'),
      masked: (text) => [`left(${text}, 1)`, `'***'`, `right(${text}, 2)`],
    },
    { fits: matches('^[0-9A-Za-z_-]{3,5}$'), masked: (text) => [`left(${text}, 1)`, `'***'`] },
  ],
  email: [
    {
      fits: matches('^[0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z][0-9A-Za-z.-]*[.][0-9A-Za-z]{1,10}$'),
      masked: (text) => [
        ...[`chr(unicode(${text}))`, `'***@'`, `substr(${text}, strpos(${text}, '@') + 1, 1)`],
        ...[`'***.'`, `split_part(${text}, '.', -1)`],
      ],
    },
  ],
  phone: [
    {
      fits: matches('^[0-9]{9,40}$'),
      masked: (text) => [`repeat('*', strlen(${text}) - 4)`, `right(${text}, 4)`],
    },
    {
      fits: matches('^[0-9]{3,5}-[0-9]{2,4}-[0-9]{4}$'),
      masked: (text) => [`repeat('*', strlen(${text}) - 6)`, `right(${text}, 4)`],
    },
  ],
  name: [
    // A kanji joins with nothing that follows it.
    {
      fits: (text) => `${text} >= '一' AND ${text} < 'ꀀ'`,
      masked: (text) => [`chr(unicode(${text}))`, `'**'`],
    },
    { fits: matches(`^${LETTER}${REST}`), masked: (text) => [`left(${text}, 1)`, `'**'`] },
  ],
  address: [{ fits: matches(`^${LETTER}{3}${REST}`), masked: (text) => [`left(${text}, 3)`, `'***'`] }],
};

/** SQL for what `String.prototype.trim` takes away. */
const WHITE_SPACE = [9, 10, 11, 12, 13, 32, 160, 5760, 8232, 8233, 8239, 8287, 12288, 65279]
  .concat(Array.from({ length: 11 }, (_, at) => 8192 + at))
  .map((code) => `chr(${code})`)
  .join(' || ');

/**
 * SQL for how an identifier stands in a person's line, between its quotes: `t***@m***.example`; NULL of what is empty.
 *
 * A call of JavaScript costs more than all the rest of a line, so SQL masks by itself the forms that nearly all
 * identifiers have. It may do so where the outcome is surely what {@link shownIdentifier} gives: of these forms NFKC
 * and `trim` change nothing that is shown, and a dozen letters and digits between asterisks hold nothing that redaction
 * looks for (no sign that hands over a value, too few digits for a card, too short for a token) and nothing that JSON
 * escapes. A property test holds the two against each other.
 *
 * @param otherwise SQL for what is shown of all other texts: without the white space before them, NULL when nothing is left
 */
export function shownIdentifierSql(
  key: PersonKey,
  text: string,
  { otherwise, unmask }: { readonly otherwise: (text: string) => string; readonly unmask: boolean },
): string {
  const forms = unmask ? [] : (FORMS[key] ?? []);
  const known = forms.map(({ fits, masked }) => `WHEN ${fits(text)} THEN concat(${masked(text).join(', ')})`);
  // What stands behind it matters to nobody.
  const rest = `CASE WHEN ${clearStartSql(text)} THEN ${text} ELSE ltrim(${text}, ${WHITE_SPACE}) END`;
  return `CASE WHEN ${text} IS NULL THEN NULL ${known.join(' ')} ELSE ${otherwise(`nullif(${rest}, '')`)} END`;
}

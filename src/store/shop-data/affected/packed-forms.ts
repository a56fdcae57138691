import type { ListedKey } from '../person/kept-identifier.ts';

/** Kana, kanji and their marks: one character each in every normal form, that joins with no neighbour (UAX #15). */
const JAPANESE = '々〇〒ぁ-ゖァ-ヺー一-鿿';
const LETTER = `[0-9A-Za-z${JAPANESE}]`;
/** What may follow the characters that are shown: nothing that NFKC would join with the last of them. */
const REST = `(?:[ -~　${JAPANESE}]|$)`;

/** Ends of mail addresses that are packed, the frequent ones first: each is looked for in turn. */
const DOMAINS = (
  'jp com net org info example co io me dev shop test kr cn tw hk de uk fr us ca au nz nl be it es eu at ch se no dk ' +
  'fi pl cz in sg th vn id my ph br mx ru ua tr biz xyz app online store site'
).split(' ');
const SORTED_DOMAINS = [...DOMAINS].sort();

/** How an identifier is packed into a number, so that the least number is the least of the masked texts. */
interface PackedForm {
  /**
   * How many the number has. With all of them set it stands for no identifier: that is more than every packed one, so
   * that the least one is found without it.
   */
  readonly bits: number;
  /** SQL for parts of the text that are looked at more than once. */
  readonly parts?: (text: string) => readonly string[];
  /** SQL for the number, by the text and these parts of it; NULL of a text that is no such form. */
  readonly sql: (text: string, parts: readonly string[]) => string;
  /** What is shown of it. */
  readonly unpack: (packed: number) => string;
}

const matches = (text: string, pattern: string) => `regexp_matches(${text}, '${pattern}')`;
/** A kanji joins with nothing that follows it. */
const beginsWithKanji = (text: string) => `(${text} >= '一' AND ${text} < 'ꀀ')`;
const character = (code: number) => String.fromCharCode(code);

/**
 * The forms that nearly all identifiers have, masked: so little is shown of them that it fits into a number, which is
 * kept, compared and handed over at a fraction of what a text costs, and without any call of JavaScript for a row.
 *
 * A form may be packed where the outcome is surely what {@link shownIdentifier} gives: NFKC and `trim` change nothing
 * that is shown, and a dozen letters and digits between asterisks hold nothing that redaction looks for (no sign that
 * hands over a value, too few digits for a card, too short for a token). A property test holds the two against each
 * other.
 */
export const PACKED_FORMS: Readonly<Record<ListedKey, PackedForm>> = {
  customer: {
    bits: 21,
    sql: (text) =>
      `CASE WHEN ${matches(text, '^[0-9A-Za-z_-]{6,64}$')}
        THEN unicode(${text}) * 16384 + unicode(${text}[-2]) * 128 + unicode(${text}[-1])
        WHEN ${matches(text, '^[0-9A-Za-z_-]{3,5}$')} THEN unicode(${text}) * 16384 END`,
    unpack: (packed) => {
      const ends = packed % 16_384;
      const shown = ends === 0 ? '' : character(ends >>> 7) + character(ends & 127);
      return `${character(packed >>> 14)}***${shown}`;
    },
  },
  email: {
    bits: 21,
    sql: (text) => {
      const ranks = DOMAINS.map(
        (domain) => `WHEN suffix(${text}, '.${domain}') THEN ${SORTED_DOMAINS.indexOf(domain)}`,
      );
      return `CASE WHEN ${matches(text, '^[0-9A-Za-z][0-9A-Za-z._+-]*@[0-9A-Za-z][0-9A-Za-z.-]*$')}
        THEN unicode(${text}) * 16384 + unicode(${text}[strpos(${text}, '@') + 1]) * 128 + CASE ${ranks.join(' ')} END END`;
    },
    unpack: (packed) =>
      `${character(packed >>> 14)}***@${character((packed >>> 7) & 127)}***.${SORTED_DOMAINS[packed & 127]!}`,
  },
  // More asterisks come before fewer: a digit is greater than an asterisk.
  phone: {
    bits: 21,
    sql: (text) =>
      `CASE WHEN ${matches(text, '^[0-9]{9,19}$')}
        THEN (99 - strlen(${text}) + 4) * 10000 + TRY_CAST(${text} AS UBIGINT) % 10000
        WHEN ${matches(text, '^[0-9]{3,5}-[0-9]{2,4}-[0-9]{4}$')}
        THEN (99 - strlen(${text}) + 6) * 10000 + TRY_CAST(right(${text}, 4) AS UBIGINT) END`,
    unpack: (packed) =>
      '*'.repeat(99 - Math.floor(packed / 10_000)) + String(packed % 10_000).padStart(4, '0'),
  },
  name: {
    bits: 16,
    sql: (text) =>
      `CASE WHEN ${beginsWithKanji(text)} OR ${matches(text, `^${LETTER}${REST}`)} THEN unicode(${text}) END`,
    unpack: (packed) => `${character(packed)}**`,
  },
  address: {
    bits: 48,
    parts: (text) => [`unicode(${text}[2])`, `unicode(${text}[3])`],
    sql: (text, [second, third]) => {
      const isKanji = `${beginsWithKanji(text)} AND ${second} BETWEEN 19968 AND 40959 AND ${third} BETWEEN 19968 AND 40959`;
      return `CASE WHEN ${isKanji} OR ${matches(text, `^${LETTER}{3}${REST}`)}
        THEN unicode(${text})::UBIGINT * 4294967296 + ${second}::UBIGINT * 65536 + ${third} END`;
    },
    unpack: (packed) => {
      const low = packed % 4_294_967_296;
      return `${character((packed - low) / 4_294_967_296)}${character(low >>> 16)}${character(low & 65_535)}***`;
    },
  },
};

/** The number that stands where a row has no such identifier. */
export function absentOf(key: ListedKey): number {
  return 2 ** PACKED_FORMS[key].bits - 1;
}

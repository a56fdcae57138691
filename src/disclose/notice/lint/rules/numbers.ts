import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

const DIGITS = /\d+(?:,\d{3})*(?:\.\d+)?/g;
/** Numerals of two signs and more before what is counted: 約五百名. 一件 and 三社 are words as often as numbers. */
const KANJI = /[〇一二三四五六七八九十百千万億]{2,}(?=名|人|件|社|円|店舗|サイト)/g;
/** What only counts headings and lists. */
const NUMBERING = /^[(（]?\d{1,2}[.)）．、]\s*/;
/** Names of the world with a digit in them. */
const NAMES =
  /3[- ]?D[- ]?セキュア|3[- ]?D Secure|SHA-?\d+|MD5|TLS ?1\.\d|IPv[46]|ISO\/?IEC ?\d+|第?\d+報|24時間/gi;

/** Every number of a text that was written by hand is a number of the facts. */
export const numbers: LintRule = (notice) => {
  const { facts, language } = notice;
  const known = new Set([...facts.values.values()].flatMap(numbersOf));
  return sentencesOf(notice).flatMap(({ text }) => {
    const plain = text.normalize('NFKC').replace(NUMBERING, '').replace(NAMES, '');
    const digits = [...plain.matchAll(DIGITS)].map(([written]) => written);
    const kanji = [...plain.matchAll(KANJI)].map(([written]) => written);
    const foreign = [...new Set([...digits, ...kanji])].filter(
      (written) => !known.has(bare(written)) && !known.has(ofKanji(written)),
    );
    return foreign.map((written) => {
      return {
        rule: 'numbers',
        severity: 'refused',
        place: text,
        text: LINT_TEXTS[language].number(written),
      } as const;
    });
  });
};

function numbersOf(value: NoticeValue): string[] {
  if (value.type === 'bound') {
    const raw = typeof value.raw === 'number' ? [String(value.raw)] : [];
    return [...[...value.text.normalize('NFKC').matchAll(DIGITS)].map(([written]) => bare(written)), ...raw];
  }
  const inside = value.type === 'list' ? value.items : [...value.fields.values()];
  return inside.flatMap(numbersOf);
}

/** 04 of a time and 4 are one number. */
function bare(written: string): string {
  return written.replaceAll(',', '').replace(/^0+(?=\d)/, '');
}

/** 五百 is 500, 二千二百五十九 and 二二五九 are 2259; '' for what is no numeral. */
function ofKanji(written: string): string {
  const signs = [...written];
  if (!signs.every((sign) => sign in SIGNS || sign in POWERS || sign in GROUPS)) return '';
  if (signs.every((sign) => sign in SIGNS)) return bare(signs.map((sign) => SIGNS[sign]).join(''));
  let [whole, group, digit] = [0, 0, 0];
  for (const sign of signs) {
    if (sign in SIGNS) digit = SIGNS[sign]!;
    else if (sign in POWERS) [group, digit] = [group + (digit || 1) * POWERS[sign]!, 0];
    else [whole, group, digit] = [whole + (group + digit || 1) * GROUPS[sign]!, 0, 0];
  }
  return String(whole + group + digit);
}

const SIGNS: Readonly<Record<string, number>> = Object.fromEntries(
  [...'〇一二三四五六七八九'].map((sign, n) => [sign, n]),
);
const POWERS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 億: 100_000_000 };

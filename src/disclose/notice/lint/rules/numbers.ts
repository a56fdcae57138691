import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

const DIGITS = /\d+(?:,\d{3})*(?:\.\d+)?/g;
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
    const foreign = [...new Set([...plain.matchAll(DIGITS)].map(([written]) => written))].filter(
      (written) => !known.has(bare(written)),
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

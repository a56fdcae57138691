import type { LintFinding } from '../../../../model/notice/lint-finding.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import { audienceOf } from '../audience.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

const BRAND =
  /\b(?:VISA|Master\s?card|JCB|American Express|AMEX|Diners(?: Club)?|Discover|UnionPay)\b|ビザ(?:カード|・)|マスターカード|アメリカン・エキスプレス|アメックス|ダイナース|銀聯/i;
const REPORT =
  /(?:調査|フォレンジック)(?:会社|機関|報告書?|結果報告)|報告書|forensic(?:s)? (?:firm|report|investigator)|investigation report/i;
const QUOTE =
  /「[^」]{10,}」|『[^』]{10,}』|"[^"]{15,}"|“[^”]{15,}”|(?:報告書|調査結果)に(?:は|よれば|よると)|と(?:記載|報告)され(?:て|た)|according to the (?:report|forensic)|the report (?:states|says|concludes)/i;

/** A forensic firm's report is not quoted, and no card brand named, where nobody recorded that they agree. */
export const consent: LintRule = (notice) => {
  const { facts, language, kind } = notice;
  const say = LINT_TEXTS[language];
  const audience = audienceOf(kind);
  if (audience === 'card-side' || audience === 'authority' || audience === 'staff') return [];
  const mayQuote = facts.consents.get('forensic_quote') === true;
  const mayName = facts.consents.get('card_brands') === true;
  const refused = (place: string, text: string): LintFinding => ({
    rule: 'consent',
    severity: 'refused',
    place,
    text,
  });
  return sentencesOf(notice).flatMap(({ text }) => [
    ...(!mayName && BRAND.test(text.normalize('NFKC')) ? [refused(text, say.brand)] : []),
    ...(!mayQuote && REPORT.test(text) && QUOTE.test(text) ? [refused(text, say.forensicQuote)] : []),
  ]);
};

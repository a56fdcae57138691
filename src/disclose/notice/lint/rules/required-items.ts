import type { Language } from '../../../../model/language.ts';
import type { NoticeKind } from '../../../../model/notice/notice-kind.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

/** The nine items of a report: article 8, paragraph 1 of the rule on the Act. */
const NINE = [
  /概要|overview|summary/i,
  /項目|items? of (?:personal )?data|data items|categories of data/i,
  /本人の数|人数|number of (?:persons|individuals|principals)/i,
  /原因|cause/i,
  /二次被害|secondary (?:damage|harm)|misuse/i,
  /本人への対応|本人への通知|persons concerned|(?:told|notice) to (?:the )?(?:persons|individuals)/i,
  /公表|publication|published/i,
  /再発防止|prevent/i,
  /その他|参考となる事項|other/i,
] as const;

/** What a person is told (article 10): items 1, 2, 4, 5 and 9. */
const OWN = [0, 1, 3, 4, 8] as const;
const TO_PERSONS: readonly RegExp[] = [
  /不正|閲覧|漏えい|漏洩|流出|おそれ|概要|leak|access|taken|viewed/i,
  /項目|氏名|住所|電話番号|メールアドレス|パスワード|カード|情報|items|name|address|password|card|data/i,
  /原因|ため|により|cause|because/i,
  /二次被害|不正(?:な|に)?利用|悪用|なりすまし|misuse|fraud/i,
  /問い合わせ|連絡先|窓口|ご相談|contact|enquir/i,
];

const PERSON_KINDS: readonly (NoticeKind | null)[] = ['person-mail', 'person-letter'];
const PPC_KINDS: readonly (NoticeKind | null)[] = ['ppc-prompt', 'ppc-final'];
const PUBLIC_KINDS: readonly (NoticeKind | null)[] = ['public-first', 'public-update', 'public-final'];

/** What the law wants told stands in the report and in the notice to a person; who can be asked stands in what is published. */
export const requiredItems: LintRule = (notice) => {
  const { kind, language } = notice;
  const text = sentencesOf(notice)
    .map((sentence) => sentence.text)
    .join('\n');
  return missingOf(kind, text, language).map((item) => ({
    rule: 'required-items',
    severity: 'refused',
    place: '',
    text: LINT_TEXTS[language].missingItem(item),
  }));
};

function missingOf(kind: NoticeKind | null, text: string, language: Language): string[] {
  const names = LINT_TEXTS[language].items;
  if (PPC_KINDS.includes(kind)) return NINE.flatMap((item, at) => (item.test(text) ? [] : [names[at]!]));
  if (PERSON_KINDS.includes(kind)) {
    return TO_PERSONS.flatMap((item, at) => (item.test(text) ? [] : [names[OWN[at]!]!]));
  }
  if (PUBLIC_KINDS.includes(kind)) return TO_PERSONS[4]!.test(text) ? [] : [names[8]!];
  return [];
}

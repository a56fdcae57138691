import type { LintFinding } from '../../../../model/notice/lint-finding.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';

/** So many items are no coincidence. */
const MANY = 5;
/** 注文情報 15,581件, 約98万件の会員データ, 1,200 member records: what was counted. */
const COUNTED =
  /([\p{Script=Han}\p{Script=Katakana}ー]{2,8})\s*(?:約|最大)?[\d,]+万?件|[\d,]+万?(?:件|名)(?:分)?の([\p{Script=Han}\p{Script=Katakana}ー]{2,8})|[\d,]+ ((?:\w+ )?(?:records|orders|accounts))/gu;

/** One list of items stands for two different kinds of data: one of them was copied. */
export const sameItems: LintRule = ({ sections, language }) => {
  const findings: LintFinding[] = [];
  for (const { lines } of sections) {
    const seen = new Map<string, ReadonlySet<string>>();
    let counted: ReadonlySet<string> = new Set();
    for (const { text } of lines) {
      const plain = text.normalize('NFKC');
      const own = [...plain.matchAll(COUNTED)].map((match) => (match[1] ?? match[2] ?? match[3])!);
      if (own.length > 0) counted = new Set(own);
      const items = plain.replace(/(?:等|など|。)+$/, '').split(/、|, /);
      const isList =
        items.length >= MANY && items.every((item) => item.length < 30 && !/[。]|です|ます/.test(item));
      if (!isList) continue;
      const key = items.map((item) => item.trim()).join('、');
      const before = seen.get(key);
      const isOther =
        before !== undefined && counted.size > 0 && [...counted].every((one) => !before.has(one));
      if (isOther && before.size > 0) {
        const said = LINT_TEXTS[language].sameItems([...before].join('・'), [...counted].join('・'));
        findings.push({ rule: 'same-items', severity: 'warning', place: text, text: said });
      } else if (before === undefined) seen.set(key, counted);
    }
  }
  return findings;
};

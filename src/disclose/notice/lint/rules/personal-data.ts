import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import { findCardNumbers } from '../../../../request/redaction/card-numbers.ts';
import { maskSecrets } from '../../../../request/redaction/mask-secrets.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import { audienceOf } from '../audience.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const PHONE = /(?<![\d-])0\d{1,4}-\d{1,4}-\d{3,4}(?![\d-])/g;
/** Facts that say whom to ask. */
const OWN =
  /^(?:contact|organisation|shop|processor|principal|reports|individuals|resume|publication|forensics)$/;

/** What is published names no person and holds no card number: only the organisation's own addresses. */
export const personalData: LintRule = (notice) => {
  const { facts, language, kind } = notice;
  if (audienceOf(kind) !== 'public') return [];
  const own = [...facts.values]
    .filter(([name]) => OWN.test(name))
    .flatMap(([, value]) => textsIn(value))
    .join('\n');
  return sentencesOf(notice).flatMap(({ text }) => {
    const plain = text.normalize('NFKC');
    const found = [...plain.matchAll(MAIL), ...plain.matchAll(PHONE)].map(([written]) => written);
    const foreign = found.filter((written) => !own.includes(written));
    const secrets = findCardNumbers(plain).length === 0 ? [] : [LINT_TEXTS[language].secret];
    return [...foreign.map(LINT_TEXTS[language].personalData), ...secrets].map((said) => {
      return { rule: 'personal-data', severity: 'refused', place: maskSecrets(text), text: said } as const;
    });
  });
};

function textsIn(value: NoticeValue): string[] {
  if (value.type === 'bound') return [value.text];
  const inside = value.type === 'list' ? value.items : [...value.fields.values()];
  return inside.flatMap(textsIn);
}

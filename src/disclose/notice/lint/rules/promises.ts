import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

/** Something that will be done. 下記のとおりお知らせします is done by the notice itself. */
const PROMISE =
  /(?:送付|お送り|発送|公表|公開|実施|導入|設置|再開|通知|返金|補償|強化|ご?連絡)(?:を|に)?(?:いた)?します|約束(?:を)?(?:いた)?します|て(?:まいります|いきます|参ります)|予定(?:です|でございます|として(?:い|お))|(?:後日|追って|改めて|あらためて|次第).{0,40}(?:します|いたします|差し上げます)|\b(?:we|it|they) (?:will|shall|are going to|plan to)\b/i;
const BY_ITSELF =
  /(?:下記|以下|次|本書|本状|この(?:メール|書面|文書|お知らせ|通知))(?:の|に|により|にて|で).{0,40}(?:します|いたします)|お願い(?:いた)?します|申し上げます|\bwe will (?:tell you|let you know|say so)\b/i;
const WORD = /\p{Script=Han}{2,}|[\p{Script=Katakana}ー]{2,}|[A-Za-z]{5,}/gu;
const IDLE = new Set(
  '客様 対象 メール 本人 当社 弊社 情報 対応 確認 本件 今後 事項 関係 個人情報 実施 予定 連絡 公表 完了 これから please customers information'.split(
    ' ',
  ),
);

/** No promise without something that will make it true: a task of the case or a recorded measure. */
export const promises: LintRule = (notice) => {
  const { facts, language } = notice;
  const resting = new Set(facts.promised.flatMap(({ text }) => wordsOf(text)));
  return sentencesOf(notice).flatMap(({ text, line }) => {
    if (!PROMISE.test(text) || BY_ITSELF.test(text)) return [];
    const isBound = line.froms.some((from) => /^(?:fact:|task:)/.test(from));
    if (isBound || wordsOf(text).some((word) => resting.has(word))) return [];
    return [{ rule: 'promises', severity: 'refused', place: text, text: LINT_TEXTS[language].promise }];
  });
};

function wordsOf(text: string): string[] {
  return [...text.toLowerCase().matchAll(WORD)].map(([word]) => word).filter((word) => !IDLE.has(word));
}

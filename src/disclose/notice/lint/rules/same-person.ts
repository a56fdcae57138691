import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

const SAME =
  /同一(?:の)?(?:人物|犯|犯人|者による|の攻撃者|攻撃者|グループ)|同じ(?:人物|犯人|攻撃者)|\b(?:the )?same (?:person|attacker|individual|culprit|perpetrator|group|actor)\b/i;
const DENIED =
  /意味(?:する(?:もの|わけ)で|し)|とは限|断定|(?:わか|分か)(?:って|り|ら)|判断(?:でき|して(?:い|お)りません)|不明|確認でき|\b(?:does not mean|cannot|not (?:mean|necessarily|known))\b/i;

/** Addresses that were joined are not one person. */
export const samePerson: LintRule = (notice) =>
  sentencesOf(notice)
    .filter(({ text }) => SAME.test(text) && !DENIED.test(text))
    .map(({ text }) => {
      return {
        rule: 'same-person',
        severity: 'refused',
        place: text,
        text: LINT_TEXTS[notice.language].samePerson,
      };
    });

import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

/** 不正な接続がない, 流出は確認されておりません: what is denied. */
const DENIED =
  /([\p{Script=Han}\p{Script=Katakana}ーな的]{4,14})(?:が|は|も)(?:な(?:い|かった|く)|ありません|ございません|確認されて(?:い|お)(?:ない|りません))/gu;
const EXCEPT = /([\p{Script=Han}\p{Script=Katakana}ー\w]{1,16})以外/u;
const DENIED_EN =
  /\bno ([a-z]+(?: [a-z]+){1,3}?)(?= (?:was|were|has|have|from|to|by|other|except|found|seen|is|are)\b|[.,])/gi;
const EXCEPT_EN = /\b(?:other than|except(?: for)?|apart from) ([\w ]{1,30})/i;

/** One place denies something altogether, another denies it with an exception: then the exception is there. */
export const exceptions: LintRule = (notice) => {
  const denials = sentencesOf(notice).flatMap(({ text, section }) =>
    [...text.matchAll(DENIED), ...text.matchAll(DENIED_EN)].map((match) => ({
      what: match[1]!.toLowerCase(),
      except: EXCEPT.exec(text)?.[1] ?? EXCEPT_EN.exec(text)?.[1] ?? '',
      section,
      text,
    })),
  );
  const whole = denials.filter(({ except }) => except === '');
  return denials
    .filter(({ except }) => except !== '')
    .flatMap(({ what, except, section, text }) => {
      const against = whole.find((one) => one.what === what && one.section !== section);
      if (against === undefined) return [];
      const said = LINT_TEXTS[notice.language].exception(against.text, text, except);
      return [{ rule: 'exceptions', severity: 'refused', place: text, text: said }];
    });
};

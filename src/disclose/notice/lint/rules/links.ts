import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import { MAILS } from '../audience.ts';
import type { LintRule } from '../lint-rule.ts';

const URL = /https?:\/\/|\bwww\.|hxxps?:/i;

/** Mails to customers carry no link: who falls for one was taught by such mails. */
export const links: LintRule = ({ kind, sections, language }) => {
  if (kind === null || !MAILS.includes(kind)) return [];
  return sections
    .flatMap(({ lines }) => lines)
    .filter(({ text, hasLink }) => hasLink || URL.test(text))
    .map(({ text }) => ({
      rule: 'links',
      severity: 'refused',
      place: text,
      text: LINT_TEXTS[language].link,
    }));
};

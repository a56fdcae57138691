import type { Language } from '../../model/language.ts';
import { count } from '../count.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';
import type { ReasonCode, ReasonTexts } from './reason-code.ts';

const TEXTS: Readonly<Record<Language, ReasonTexts>> = { ja, en };

/** The sentences for some words, one after another. */
export function sayReason(
  reasons: readonly {
    readonly code: ReasonCode;
    readonly params: Readonly<Record<string, string | number>>;
  }[],
  language: Language,
): string {
  return reasons
    .map(({ code, params }) =>
      TEXTS[language][code].replace(/\{(\w+)\}/g, (_, name: string) => inWords(params[name] ?? '')),
    )
    .join(language === 'ja' ? '' : ' ');
}

function inWords(param: string | number): string {
  return typeof param === 'number' ? count(param) : param;
}

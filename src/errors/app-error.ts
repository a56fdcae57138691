import type { Language } from '../model/language.ts';
import { ERRORS, type ErrorCode } from './catalogue.ts';
import type { ErrorEntry } from './error-entry.ts';

/** An error of the catalogue with its parameters. Bad data inside an input is a value, not one of these. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, params: Readonly<Record<string, string>> = {}, cause?: unknown) {
    super(fill(ERRORS[code].text.en, params), { cause });
    this.name = 'AppError';
    this.code = code;
    this.params = params;
  }

  get entry(): ErrorEntry {
    return ERRORS[this.code];
  }

  /** What is wrong and what to do, in one language. */
  say(language: Language): string {
    const { text, fix } = this.entry;
    const between = language === 'ja' ? '' : ' ';
    return fill(text[language], this.params) + between + fill(fix[language], this.params);
  }
}

function fill(text: string, params: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => params[name] ?? whole);
}

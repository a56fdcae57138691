import type { Language } from '../../model/language.ts';

/** What a sentence on a command's arguments can name; empty where there is none. */
interface UsageWords {
  /** The command, option or argument. */
  readonly what: string;
  readonly value: string;
  readonly nearest: string;
  readonly allowed: string;
}

type Say = Readonly<Record<Language, (words: UsageWords) => string>>;

/** What can be wrong with a command's arguments, by the parser's word for it. Without the last full stop. */
export const USAGE_TEXTS = {
  unknownCommand: {
    ja: ({ what, nearest }) => `「${what}」というコマンドはありません${meantJa(nearest)}`,
    en: ({ what, nearest }) => `there is no command "${what}"${meantEn(nearest)}`,
  },
  unknownOption: {
    ja: ({ what, nearest }) => `「${what}」というオプションはありません${meantJa(nearest)}`,
    en: ({ what, nearest }) => `there is no option "${what}"${meantEn(nearest)}`,
  },
  missingArgument: {
    ja: ({ what }) => `「${what}」の指定がありません`,
    en: ({ what }) => `"${what}" is missing`,
  },
  optionMissingArgument: {
    ja: ({ what }) => `オプション「${what}」に値がありません`,
    en: ({ what }) => `the option "${what}" has no value`,
  },
  missingMandatoryOptionValue: {
    ja: ({ what }) => `オプション「${what}」が必要です`,
    en: ({ what }) => `the option "${what}" is required`,
  },
  invalidArgument: {
    ja: ({ what, value, allowed }) =>
      `オプション「${what}」に「${value}」は指定できません(指定できるのは ${allowed})`,
    en: ({ what, value, allowed }) => `the option "${what}" cannot be "${value}" (it takes ${allowed})`,
  },
  excessArguments: {
    ja: ({ what }) => `「${what}」に余分な引数があります`,
    en: ({ what }) => `there are too many arguments for "${what}"`,
  },
} as const satisfies Readonly<Record<string, Say>>;

export type UsageCode = keyof typeof USAGE_TEXTS;

function meantJa(nearest: string): string {
  return nearest === '' ? '' : `(「${nearest}」の誤りではありませんか)`;
}

function meantEn(nearest: string): string {
  return nearest === '' ? '' : ` (did you mean ${nearest}?)`;
}

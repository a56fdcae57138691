import type { Language } from '../model/language.ts';

/** The language of a run: as asked for, else the locale's (Japanese for a Japanese locale, else English). */
export function languageOf(asked: Language | undefined, env: NodeJS.ProcessEnv): Language {
  if (asked !== undefined) return asked;
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return locale.startsWith('ja') ? 'ja' : 'en';
}

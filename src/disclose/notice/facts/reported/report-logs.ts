import { INPUT_KINDS } from '../../../../model/input.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { LOG_WORDS } from '../../../../text/notice/log-words.ts';
import { sayDay } from '../../../../text/notice/say-date.ts';
import { bound, group, list } from '../make-values.ts';

/**
 * The records that a report examined, as a notice lists them: one entry a kind, from its first day to its last.
 * `.kind .from .to .cannot_show`, and `.has_gaps` where a log that usually speaks was silent for a time.
 */
export function reportLogs({ inputs, gaps }: Report, language: Language): NoticeValue {
  const entries = INPUT_KINDS.flatMap((kind): NoticeValue[] => {
    const own = inputs.flatMap((input, at) => (input.kind === kind ? [{ ...input, at }] : []));
    const firsts = own.flatMap(({ firstAt }) => (firstAt === null ? [] : [firstAt])).toSorted(byTime);
    const lasts = own.flatMap(({ lastAt }) => (lastAt === null ? [] : [lastAt])).toSorted(byTime);
    const [first, last] = [firsts[0], lasts.at(-1)];
    if (first === undefined || last === undefined) return [];
    const from = `report:inputs/${kind}`;
    const words = LOG_WORDS[language][kind];
    const fields: [string, NoticeValue][] = [
      ['kind', bound(words.kind, from, kind)],
      ['from', bound(sayDay(language, first), from, first)],
      ['to', bound(sayDay(language, last), from, last)],
      ['cannot_show', bound(words.cannotShow, from)],
    ];
    if (gaps.some(({ input }) => own.some(({ at }) => at === input)))
      fields.push(['has_gaps', bound('', from, true)]);
    return [group(fields)];
  });
  return list(entries);
}

function byTime(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}

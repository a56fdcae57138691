import { DAY_MS } from '../../../../model/time-units.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import { japanTime } from '../../../../text/notice/say-date.ts';
import { audienceOf } from '../audience.ts';
import type { LintRule } from '../lint-rule.ts';
import { sentencesOf } from '../sentences.ts';

/** Days that need no word. */
const SOON = 7;
const EXPLAINS =
  /公表|発表|お知らせ.{0,12}(?:遅|時間)|(?:時間|日|日間)を要し|遅れ|published|publication|delay|until this notice/i;
const DATE =
  /(\d{4})年(\d{1,2})月(\d{1,2})日|\b(\d{1,2}) (January|February|March|April|May|June|July|August|September|October|November|December) (\d{4})/g;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** More than some days between knowing and publishing: the notice says why, with the days of what was done between. */
export const delay: LintRule = (notice) => {
  const { facts, language, kind } = notice;
  const days = Math.floor((facts.publishedAt - facts.knownAt) / DAY_MS);
  const isLong = kind?.startsWith('public-') === true && audienceOf(kind) === 'public';
  if (!isLong || !(days > SOON)) return [];
  const sentences = sentencesOf(notice);
  const [from, to] = [facts.knownAt, facts.publishedAt].map((at) => japanTime(at).slice(0, 10));
  const between = sentences
    .flatMap(({ text }) => datesIn(text))
    .filter((date) => date >= from! && date < to!);
  if (new Set(between).size >= 2 && sentences.some(({ text }) => EXPLAINS.test(text))) return [];
  return [{ rule: 'delay', severity: 'refused', place: '', text: LINT_TEXTS[language].delay(days) }];
};

function datesIn(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(DATE)].map(([, year, month, day, of, name, in_]) => {
    const parts = year === undefined ? [in_, MONTHS.indexOf(name!) + 1, of] : [year, month, day];
    return `${parts[0]}-${String(parts[1]).padStart(2, '0')}-${String(parts[2]).padStart(2, '0')}`;
  });
}

import { describe, expect, it } from 'vitest';
import type { Language } from '../../model/language.ts';
import { REPORT_TEXT, sayer } from './say.ts';
import { spoken } from './spoken.ts';
import type { Statement } from './statement.ts';

const AT = Date.UTC(2026, 8, 21, 18, 5);

describe('spoken', () => {
  it.each<[Language, string, string, string]>([
    ['ja', '2026年9月22日 03:05', '2026年9月22日 03:05〜05:05', '2026年9月22日 03:05〜2026年9月23日 03:05'],
    ['en', '22 Sep 2026 03:05', '22 Sep 2026 03:05 to 05:05', '22 Sep 2026 03:05 to 23 Sep 2026 03:05'],
  ])('says times of the zone (%s)', (language, moment, hours, days) => {
    const say = spoken(language, 'Asia/Tokyo');
    expect(say.time(AT)).toBe(moment);
    expect(say.period(AT, AT + 2 * 3_600_000)).toBe(hours);
    expect(say.period(AT, AT + 24 * 3_600_000)).toBe(days);
    expect(say.period(AT, AT)).toBe(moment);
    expect(say.period(Number.NaN, Number.NaN)).not.toContain('NaN');
  });

  it('names three and counts the rest', () => {
    expect(spoken('ja', 'UTC').names(['a', 'b', 'c', 'd', 'e'])).toBe('a、b、c ほか2件');
    expect(spoken('en', 'UTC').names(['a', 'b'])).toBe('a, b');
  });
});

describe('what the report says', () => {
  it('has a sentence for each statement in both languages', () => {
    expect(Object.keys(REPORT_TEXT.ja.say).sort()).toEqual(Object.keys(REPORT_TEXT.en.say).sort());
  });

  it('never says that there was no harm, nor that somebody is one person', () => {
    const texts = JSON.stringify(REPORT_TEXT, (_, value) =>
      typeof value === 'function' ? String(value) : value,
    );
    expect(texts).not.toMatch(/被害はありません|被害はなかった|同一人物|same person|no harm|no damage/i);
  });

  it('says of a quiet log what was looked at and what cannot be excluded', () => {
    const statement: Statement = {
      code: 'nothing-found',
      lines: 1000,
      isWhole: true,
      from: AT,
      to: AT + 60_000,
    };
    expect(sayer('ja', 'Asia/Tokyo')(statement)).toBe(
      '調べたログ(2026年9月22日 03:05〜03:06、1,000行)では、攻撃の痕跡は確認されていません。ただし、ログに残らない侵入は否定できません。',
    );
    expect(sayer('en', 'Asia/Tokyo')(statement)).toContain('cannot be excluded');
  });
});

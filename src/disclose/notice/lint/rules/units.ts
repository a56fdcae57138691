import type { FigureUnit } from '../../../../model/notice/notice-figure.ts';
import { UNIT_COUNTERS } from '../../../../text/notice/figure-words.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { numbersIn } from '../numbers-in.ts';
import { sentencesOf } from '../sentences.ts';

const PERSONS = /^(?:名|人|person|people|customer)/;
const THINGS = /^(?:件|order|card|account|record)/;

/**
 * Persons are 名 and things 件. A number of the facts stands with its own counter; a number that stands with both tells
 * two things of one figure.
 */
export const units: LintRule = (notice) => {
  const { facts, language } = notice;
  const say = LINT_TEXTS[language];
  const seen = new Map<number, { isPersons: boolean; written: string }>();
  return sentencesOf(notice).flatMap(({ text }) =>
    numbersIn(text).flatMap(({ n, unit, written }) => {
      const isPersons = PERSONS.test(unit);
      if (!isPersons && !THINGS.test(unit)) return [];
      const told = facts.figures.filter((figure) => figure.n === n);
      const fits = told.some((figure) => (figure.unit === 'persons') === isPersons);
      const before = seen.get(n);
      seen.set(n, { isPersons, written });
      if (told.length > 0 && !fits) {
        const counter = UNIT_COUNTERS[language][told[0]!.unit satisfies FigureUnit];
        return [
          { rule: 'units', severity: 'refused' as const, place: text, text: say.unit(written, counter) },
        ];
      }
      if (told.length > 0 || n < 10 || before === undefined || before.isPersons === isPersons) return [];
      return [
        {
          rule: 'units',
          severity: 'refused' as const,
          place: text,
          text: say.bothUnits(before.written, written),
        },
      ];
    }),
  );
};

import type { Language } from '../../../../model/language.ts';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import { CONTRADICTIONS } from '../../../../text/notice/contradictions.ts';
import { sayFigure } from '../../../../text/notice/figure-words.ts';
import type { FactNode } from '../fact-tree.ts';

interface FigureSources {
  readonly root: FactNode;
  readonly figures: readonly NoticeFigure[];
  readonly language: Language;
}

/** Parts larger than their whole, sums that are none, more persons than records, more companies than sites. */
export function clashingFigures({ root, figures, language }: FigureSources): NoticeProblem[] {
  return [
    ...figures.flatMap((figure) => [
      ...wholes(figure, figures, language),
      ...sums(figure, figures, language),
      ...companiesAndSites(figure, root, language),
    ]),
    ...personsAndRecords(figures, language),
  ];
}

function wholes(figure: NoticeFigure, figures: readonly NoticeFigure[], language: Language): NoticeProblem[] {
  const { id, partOf, n } = figure;
  if (partOf === '') return [];
  const say = CONTRADICTIONS[language];
  const place = `figures.${id}.part_of`;
  const whole = figures.find((one) => one.id === partOf);
  if (whole === undefined) return [{ place, ...say.unknownFigure(partOf) }];
  const above = new Set([id]);
  for (
    let at: NoticeFigure | undefined = whole;
    at !== undefined;
    at = figures.find((one) => one.id === at!.partOf)
  ) {
    if (above.has(at.id)) return [{ place, ...say.circle(id) }];
    above.add(at.id);
  }
  if (n === null || whole.n === null || n <= whole.n) return [];
  return [
    {
      place: `figures.${id}.n`,
      ...say.subset(id, sayFigure(language, figure), partOf, sayFigure(language, whole)),
    },
  ];
}

function sums(figure: NoticeFigure, figures: readonly NoticeFigure[], language: Language): NoticeProblem[] {
  const say = CONTRADICTIONS[language];
  const parts = figure.sumOf.map((id) => ({ id, part: figures.find((one) => one.id === id) }));
  const unknown = parts.filter(({ part }) => part === undefined);
  const place = `figures.${figure.id}.sum_of`;
  if (unknown.length > 0) return unknown.map(({ id }) => ({ place, ...say.unknownFigure(id) }));
  if (figure.sumOf.includes(figure.id)) return [{ place, ...say.circle(figure.id) }];
  const counts = parts.map(({ part }) => part!.n);
  if (counts.length === 0 || figure.n === null || counts.some((n) => n === null)) return [];
  const sum = counts.reduce<number>((all, n) => all + n!, 0);
  return sum === figure.n ? [] : [{ place: `figures.${figure.id}.n`, ...say.partition(sum, figure.n) }];
}

const RECORDS: readonly NoticeFigure['unit'][] = ['records', 'orders', 'cards', 'accounts'];

/**
 * Each person has a record at least: of the same data persons cannot be more, whatever the two are called. What a
 * report counted is left out: its persons need not all have ordered.
 */
function personsAndRecords(figures: readonly NoticeFigure[], language: Language): NoticeProblem[] {
  const typed = figures.filter(({ from }) => from.startsWith('figure:'));
  return typed
    .filter(({ unit }) => unit === 'persons')
    .flatMap((persons) =>
      typed
        .filter(({ unit }) => RECORDS.includes(unit))
        .filter((one) => isSameData(one, persons) && persons.n! > one.n! && isWhole(one))
        .map((records) => ({
          place: `figures.${persons.id}.n`,
          ...CONTRADICTIONS[language].persons(sayFigure(language, persons), sayFigure(language, records)),
        })),
    );
}

/** A number beyond which it cannot be. */
function isWhole({ bound, isRounded }: NoticeFigure): boolean {
  return !isRounded && (bound === 'exact' || bound === 'max' || bound === 'part-of');
}

/** Of the same items; where nobody said which, only plain records are as broad as persons. */
function isSameData(records: NoticeFigure, persons: NoticeFigure): boolean {
  return (
    records.certainty === persons.certainty &&
    records.tenant === persons.tenant &&
    records.items.toSorted().join() === persons.items.toSorted().join() &&
    (persons.items.length > 0 || records.unit === 'records')
  );
}

/** Whoever runs a site has one at least. */
function companiesAndSites(
  { id, unit, n }: NoticeFigure,
  root: FactNode,
  language: Language,
): NoticeProblem[] {
  const node = root.children.get('figures')?.children.get(id);
  const count = (name: 'companies' | 'sites' | 'shops') => {
    const value = node?.children.get(name)?.value ?? (unit === name ? n : undefined);
    return typeof value === 'number' ? value : undefined;
  };
  const companies = count('companies');
  return (['sites', 'shops'] as const).flatMap((name) => {
    const many = count(name);
    if (companies === undefined || many === undefined || companies <= many) return [];
    const say = (counted: typeof name | 'companies', of: number) =>
      sayFigure(language, { n: of, unit: counted, bound: 'exact', isRounded: false });
    const text = CONTRADICTIONS[language].companies(say('companies', companies), say(name, many));
    return [{ place: `figures.${id}.companies`, ...text }];
  });
}

import type { CaseState } from '../../../model/case/case-state.ts';
import type { Language } from '../../../model/language.ts';
import type { NoticeFigure } from '../../../model/notice/notice-figure.ts';
import type { NoticeProblem } from '../../../model/notice/notice-problem.ts';
import type { Report } from '../../../model/report-schema.ts';
import { CONTRADICTIONS } from '../../../text/notice/contradictions.ts';
import { sayFigure } from '../../../text/notice/figure-words.ts';
import { clashingTimes } from './clashing-times.ts';
import type { FactNode } from './fact-tree.ts';

/** Where facts that contradict each other are looked for. */
export interface ContradictionSources {
  readonly root: FactNode;
  readonly state: CaseState;
  readonly figures: readonly NoticeFigure[];
  readonly report: Report | null;
  readonly language: Language;
  /** Milliseconds since the epoch; NaN for none. */
  readonly knownAt: number;
  readonly now: number;
}

/** Facts that cannot hold together, each with what to mend. */
export function findContradictions(sources: ContradictionSources): NoticeProblem[] {
  const { figures, report, language } = sources;
  const say = CONTRADICTIONS[language];
  return [
    ...figures.flatMap((figure) => [
      ...wholes(figure, figures, language),
      ...sums(figure, figures, language),
    ]),
    ...personsAndRecords(figures, language),
    ...personsOfLaw(sources),
    ...clashingTimes(sources),
    ...(report?.scope.partitions ?? []).flatMap(({ id, total, parts }) => {
      const sum = parts.reduce((all, { n }) => all + n, 0);
      return sum === total ? [] : [{ place: `partition:${id}`, ...say.partition(sum, total) }];
    }),
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

/** Each person has a record at least: of the same data persons cannot be more. */
function personsAndRecords(figures: readonly NoticeFigure[], language: Language): NoticeProblem[] {
  const isRecords = ({ unit }: NoticeFigure) => unit === 'records' || unit === 'orders' || unit === 'cards';
  return figures
    .filter(({ unit }) => unit === 'persons')
    .flatMap((persons) =>
      figures
        .filter((one) => isRecords(one) && isSameData(one, persons) && persons.n! > one.n! && isWhole(one))
        .map((records) => ({
          place: `figures.${persons.id}.n`,
          ...CONTRADICTIONS[language].persons(sayFigure(language, persons), sayFigure(language, records)),
        })),
    );
}

function isWhole({ bound }: NoticeFigure): boolean {
  return bound === 'exact' || bound === 'max';
}

function isSameData(a: NoticeFigure, b: NoticeFigure): boolean {
  return (
    a.certainty === b.certainty &&
    a.tenant === b.tenant &&
    a.items.length > 0 &&
    a.items.toSorted().join() === b.items.toSorted().join()
  );
}

/** The persons by which the laws are judged, and the one figure of persons that the notice tells. */
function personsOfLaw({ state, figures, language }: ContradictionSources): NoticeProblem[] {
  const version = state.facts.get('persons')?.versions.at(-1);
  const told = figures.filter(
    ({ unit, partOf, tenant }) => unit === 'persons' && partOf === '' && tenant === '',
  );
  const figure = told[0];
  if (version?.source !== 'typed' || typeof version.value !== 'number' || told.length !== 1) return [];
  if (figure!.n === null || figure!.n === version.value) return [];
  return [
    {
      place: 'persons',
      ...CONTRADICTIONS[language].personsOfLaw(
        version.value.toLocaleString('en'),
        sayFigure(language, figure!),
      ),
    },
  ];
}

import type { FactValue } from '../../../../model/case/case-act.ts';
import type { CaseState } from '../../../../model/case/case-state.ts';
import { factKey } from '../../../../model/case/fact-key.ts';
import { factValue } from '../../../../model/case/fact-value.ts';
import { CARD_ITEMS } from '../../../../model/config/denies-cards.ts';
import { CERTAINTIES } from '../../../../model/exposure.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import type { NoticeProblem } from '../../../../model/notice/notice-problem.ts';
import { count } from '../../../../text/count.ts';
import { CONTRADICTIONS } from '../../../../text/notice/contradictions.ts';
import { sayFigure } from '../../../../text/notice/figure-words.ts';
import { itemWord } from '../../../../text/notice/say-value.ts';
import { CERTAINTY_WORDS } from '../../../../text/scope/words.ts';

interface LawSources {
  readonly state: CaseState;
  readonly figures: readonly NoticeFigure[];
  readonly language: Language;
}

/** Figures that a notice tells, against the facts by which the duties are judged: whoever reads both must find one truth. */
export function clashingWithLaws(sources: LawSources): NoticeProblem[] {
  return [
    ...personsToldOnce(sources),
    ...personsBeyondRecords(sources),
    ...sources.figures.flatMap((figure) => [
      ...certainties(figure, sources),
      ...cards(figure, sources),
      ...items(figure, sources),
    ]),
  ];
}

/** What holds for a figure's data: of its data set, else of the incident as a whole. */
function factFor({ state }: LawSources, name: string, set: string): { key: string; value: FactValue } | null {
  for (const of of set === '' ? [''] : [set, '']) {
    const value = factValue(state, name, of);
    if (value !== undefined) return { key: factKey(of, name), value };
  }
  return null;
}

/** The persons by which the laws are judged and those that the notice tells: one number, or a part of it. */
function personsToldOnce({ state, figures, language }: LawSources): NoticeProblem[] {
  const judged = personsJudged(state);
  const told = figures.filter(
    ({ unit, partOf, tenant }) => unit === 'persons' && partOf === '' && tenant === '',
  );
  const isOther = ({ n, bound }: NoticeFigure) =>
    told.length === 1 ? n !== judged : n! > judged! && (bound === 'exact' || bound === 'min');
  const other = told.find((figure) => figure.n !== null && isOther(figure));
  if (judged === null || other === undefined) return [];
  const text = CONTRADICTIONS[language].personsOfLaw(count(judged), sayFigure(language, other));
  return [{ place: 'persons', ...text }];
}

/** Each person has a record at least: all that the notice tells, taken together, cannot be fewer. */
function personsBeyondRecords({ state, figures, language }: LawSources): NoticeProblem[] {
  const judged = personsJudged(state);
  const top = figures.filter(({ partOf, unit }) => partOf === '' && !HOSTED.includes(unit));
  const isSettled = ({ n, bound, isRounded }: NoticeFigure) =>
    n !== null && !isRounded && (bound === 'exact' || bound === 'max' || bound === 'part-of');
  const isMost = ['max', 'part-of'].includes(String(factValue(state, 'bound')));
  if (judged === null || isMost || top.length === 0 || !top.every(isSettled)) return [];
  const most = top.reduce((sum, { n }) => sum + n!, 0);
  if (judged <= most || top.some(({ unit }) => unit === 'persons')) return [];
  const persons = count(judged);
  return [{ place: 'persons', ...CONTRADICTIONS[language].personsOfLaw(persons, count(most)) }];
}

const HOSTED: readonly NoticeFigure['unit'][] = ['companies', 'sites', 'shops'];

/** The number of persons that somebody typed for the laws; null for none. */
function personsJudged(state: CaseState): number | null {
  const version = state.facts.get('persons')?.versions.at(-1);
  return version?.source === 'typed' && typeof version.value === 'number' ? version.value : null;
}

/** Rungs that say that data got out, or may have. */
const LEAKS: readonly (string | null)[] = CERTAINTIES;
const CERTAIN: readonly (string | null)[] = ['taken', 'viewed'];

/** A leak that is told while the duties are judged as if there were none, or nobody could tell. */
function certainties(figure: NoticeFigure, sources: LawSources): NoticeProblem[] {
  const judged = factFor(sources, 'certainty', figure.tenant);
  const isDenied = judged?.value === 'no-trace' || judged?.value === 'ruled-out';
  const isOpen = judged?.value === 'cannot-tell';
  const clashes =
    (isDenied && LEAKS.includes(figure.certainty)) || (isOpen && CERTAIN.includes(figure.certainty));
  if (judged === null || !clashes || figure.n === 0) return [];
  const { language } = sources;
  const words: Readonly<Record<string, string>> = CERTAINTY_WORDS[language];
  const [law, told] = [words[String(judged.value)]!, words[figure.certainty!]!];
  return [{ place: judged.key, ...CONTRADICTIONS[language].certainty(law, nameOf(figure, language), told) }];
}

/** Cards that are told while the duties are judged as if there were none. */
function cards(figure: NoticeFigure, sources: LawSources): NoticeProblem[] {
  const judged = factFor(sources, 'cards', figure.tenant);
  const isCards = figure.unit === 'cards' || cardItems(figure).length > 0;
  if (judged?.value !== false || !isCards || !LEAKS.includes(figure.certainty) || figure.n === 0) return [];
  const { language } = sources;
  return [{ place: judged.key, ...CONTRADICTIONS[language].cards(nameOf(figure, language)) }];
}

/** Items upon which a duty hangs, told while the duties are judged without them. */
function items(figure: NoticeFigure, sources: LawSources): NoticeProblem[] {
  const { state, language } = sources;
  const known = [...state.facts.values()].filter(({ name }) => name === 'items');
  const judged = known.flatMap(({ versions }) => versions.at(-1)?.value ?? []);
  const own = factFor(sources, 'items', figure.tenant);
  const weighty = [...cardItems(figure), ...figure.items.filter((item) => item === 'password')];
  const missing = weighty.filter((item) => !judged.includes(item));
  if (own === null || own.value === null || missing.length === 0 || !LEAKS.includes(figure.certainty))
    return [];
  const words = missing.map((item) => itemWord(language, item)).join(language === 'ja' ? '、' : ', ');
  return [{ place: own.key, ...CONTRADICTIONS[language].items(words, nameOf(figure, language)) }];
}

function cardItems({ items: told }: NoticeFigure): string[] {
  return told.filter((item) => (CARD_ITEMS as readonly string[]).includes(item));
}

function nameOf(figure: NoticeFigure, language: Language): string {
  return `${figure.id}: ${sayFigure(language, figure)}`;
}

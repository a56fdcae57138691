import type { CaseState } from '../../../../model/case/case-state.ts';
import { factValue } from '../../../../model/case/fact-value.ts';
import { BOUNDS } from '../../../../model/exposure.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import { UNIT_NAMES } from '../../../../text/notice/word-values.ts';
import { FIGURE_CERTAINTIES } from './typed-figures.ts';

/** The number of persons by which the laws are judged, where nothing else was counted; null when that is open too. */
export function lawFigure(state: CaseState, tenant: string, language: Language): NoticeFigure | null {
  const fact = (name: string) => factValue(state, name, tenant);
  const [n, certainty, items] = [fact('persons'), fact('certainty'), fact('items')];
  if (typeof n !== 'number') return null;
  return {
    id: 'persons',
    from: 'fact:persons',
    n,
    unit: 'persons',
    bound: BOUNDS.find((one) => one === fact('bound')) ?? 'exact',
    isRounded: false,
    certainty: FIGURE_CERTAINTIES.find((one) => one === certainty) ?? null,
    act: certainty === 'viewed' ? 'viewed' : 'taken',
    items: Array.isArray(items) ? items : [],
    label: UNIT_NAMES[language].persons,
    partOf: '',
    sumOf: [],
    tenant,
  };
}

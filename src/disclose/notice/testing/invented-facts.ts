import type { Language } from '../../../model/language.ts';
import type { NoticeFacts } from '../../../model/notice/notice-facts.ts';
import type { NoticeFigure } from '../../../model/notice/notice-figure.ts';

/** A figure; what matters to a test is handed over. */
export function inventedFigure(given: Partial<NoticeFigure> = {}): NoticeFigure {
  return {
    id: 'cards',
    from: 'figure:cards',
    n: 2259,
    unit: 'cards',
    bound: 'exact',
    isRounded: false,
    certainty: 'possible',
    act: 'taken',
    items: [],
    label: '',
    partOf: '',
    sumOf: [],
    tenant: '',
    ...given,
  };
}

/** Facts of a notice; what matters to a test is handed over. */
export function inventedFacts(language: Language, given: Partial<NoticeFacts> = {}): NoticeFacts {
  return {
    language,
    values: new Map(),
    figures: [],
    publishedAt: Number.NaN,
    knownAt: Number.NaN,
    now: Date.parse('2026-09-10T00:00:00+09:00'),
    promised: [],
    consents: new Map(),
    ...given,
  };
}

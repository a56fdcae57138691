import type { Language } from '../../../../model/language.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import { AT_END, BEFORE_NOUN, sayFigure, UNIT_COUNTERS } from '../../../../text/notice/figure-words.ts';
import { itemWord, sayList } from '../../../../text/notice/say-value.ts';
import { CERTAINTY_WORDS } from '../../../../text/scope/words.ts';
import type { FactNode } from '../fact-tree.ts';
import { nodeValue } from '../fact-tree.ts';
import { bound, group, list } from '../make-values.ts';
import { besideFigures } from './beside-figures.ts';

/** What figures are told from. */
export interface FigureSource {
  readonly all: readonly NoticeFigure[];
  /** Facts of the typed ones, by id. */
  readonly nodes: ReadonlyMap<string, FactNode>;
  readonly language: Language;
}

/**
 * A figure as a template names it: its words in every form, its parts, and whatever else was recorded with it. The
 * figures may not be parts of each other in a circle.
 */
export function figureValue(figure: NoticeFigure, source: FigureSource): NoticeValue {
  const { all, nodes, language } = source;
  const { id, from, certainty, act, items } = figure;
  const node = nodes.get(id);
  const recorded = node === undefined ? undefined : nodeValue(node, language);
  const fields = new Map<string, NoticeValue>(recorded?.type === 'group' ? recorded.fields : []);
  const text = sayFigure(language, figure);
  const set = (name: string, words: string, raw: Parameters<typeof bound>[2] = words) => {
    fields.set(name, bound(words, from, raw));
  };
  set('id', id);
  set('text', text);
  set('n', text, figure.n);
  set('unit', UNIT_COUNTERS[language][figure.unit], figure.unit);
  set('bound', text, figure.bound);
  set('act', '', act);
  if (figure.label !== '') set('label', figure.label);
  if (certainty !== null) {
    set('certainty', CERTAINTY_WORDS[language][certainty], certainty);
    set('said', BEFORE_NOUN[language][certainty](act));
    set('ends', AT_END[language][certainty](act));
  }
  const words = items.map((item) => itemWord(language, item));
  if (words.length > 0) {
    fields.set('items', bound(sayList(language, words), from, items.slice()));
    fields.set('items_list', list(words.map((word, at) => bound(word, from, items[at]!))));
  }
  setScope(fields, language, from);
  const parts = all.filter((one) => one.partOf === id || figure.sumOf.includes(one.id));
  fields.set('parts', list(parts.map((part) => figureValue(part, source))));
  const others = besideFigures(all).get(id) ?? [];
  fields.set('others', list(others.map((other) => figureValue(other, source))));
  return group(fields);
}

/** `companies: 43, sites: 53` beside a figure: 43社53サイト. */
function setScope(fields: Map<string, NoticeValue>, language: Language, from: string): void {
  const counts = (['companies', 'shops', 'sites'] as const).flatMap((unit) => {
    const value = fields.get(unit);
    if (value?.type !== 'bound' || typeof value.raw !== 'number') return [];
    const text = sayFigure(language, { n: value.raw, unit, bound: 'exact', isRounded: false });
    fields.set(unit, bound(text, value.from, value.raw));
    return [text];
  });
  if (counts.length > 0) fields.set('scope', bound(counts.join(language === 'ja' ? '' : ', '), from));
}

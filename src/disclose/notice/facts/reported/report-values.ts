import type { Certainty } from '../../../../model/exposure.ts';
import type { Language } from '../../../../model/language.ts';
import type { NoticeValue } from '../../../../model/notice/bound-value.ts';
import type { Report } from '../../../../model/report-schema.ts';
import { AT_END, BEFORE_NOUN, sayFigure } from '../../../../text/notice/figure-words.ts';
import { itemWord, sayList } from '../../../../text/notice/say-value.ts';
import { CERTAINTY_WORDS, CHANNEL_WORDS } from '../../../../text/scope/words.ts';
import { bound, boundFact, group, list } from '../make-values.ts';
import { actOf } from './report-figures.ts';

type Scope = Report['scope'];

/** What a report found, as a template names it. A question of the evidence is told in the language in which it was written. */
export function reportValues(report: Report, tenant: string, language: Language): [string, NoticeValue][] {
  const { exposures, partitions, funnels, checked } = report.scope;
  const isAsked = (one: { readonly tenant: string | null }) => tenant === '' || one.tenant === tenant;
  return [
    ['exposures', list(exposures.filter(isAsked).map((one) => exposureValue(one, language)))],
    ['partitions', list(partitions.filter(isAsked).map((one) => partitionValue(one, language)))],
    ['funnels', list(funnels.filter(isAsked).map((one) => funnelValue(one, language)))],
    ['checked', list(checked.map((one, at) => checkedValue(one, at, language)))],
  ];
}

function exposureValue(exposure: Scope['exposures'][number], language: Language): NoticeValue {
  const { id, persons, certainty, channel, tenant, items } = exposure;
  const from = `exposure:${id}`;
  const figure = { n: persons, unit: 'persons', bound: exposure.bound, isRounded: false } as const;
  return group([
    ['id', bound(id, from)],
    ['text', bound(sayFigure(language, figure), from, persons)],
    ['channel', bound(CHANNEL_WORDS[language][channel], from, channel)],
    ['tenant', bound(tenant, from)],
    ['misuse', bound('', from, exposure.misuse)],
    ...moments(exposure, from, language),
    ...rung(certainty, actOf([channel], certainty), from, language),
    ...itemFields(items, from, language),
  ]);
}

function partitionValue(partition: Scope['partitions'][number], language: Language): NoticeValue {
  const { id, unit, total, certainty, parts } = partition;
  const from = `partition:${id}`;
  const counted = (n: number) =>
    bound(sayFigure(language, { n, unit, bound: partition.bound, isRounded: false }), from, n);
  const values = parts.map(({ items, n }) => {
    return group([['text', counted(n)], ...itemFields(items, from, language)]);
  });
  return group([
    ['id', bound(id, from)],
    ['text', counted(total)],
    ['unit', bound('', from, unit)],
    ['parts', list(values)],
    ...rung(certainty, actOf([], certainty), from, language),
  ]);
}

function funnelValue({ id, steps }: Scope['funnels'][number], language: Language): NoticeValue {
  const counted = steps.map(({ name, n }): [string, NoticeValue] => {
    const text = sayFigure(language, { n, unit: 'accounts', bound: 'exact', isRounded: false });
    return [name, bound(text, `funnel:${id}`, n)];
  });
  return group(counted);
}

function checkedValue(
  { question, answer, says, covers }: Scope['checked'][number],
  at: number,
  language: Language,
): NoticeValue {
  const from = `checked:${at + 1}`;
  const records = covers.map((cover) => {
    return group([
      ['kind', bound(cover.kind, from)],
      ['cannot_show', bound(cover.cannotShow, from)],
      ...moments(cover, from, language),
    ]);
  });
  return group([
    ['question', bound(question, from)],
    ['answer', bound(CERTAINTY_WORDS[language][answer], from, answer)],
    ['says', bound(says, from)],
    ['covers', list(records)],
  ]);
}

function moments(
  { from: start, to: end }: { readonly from: string | null; readonly to: string | null },
  from: string,
  language: Language,
): [string, NoticeValue][] {
  return [
    ...(start === null ? [] : [['from', boundFact(language, start, from)] as [string, NoticeValue]]),
    ...(end === null ? [] : [['to', boundFact(language, end, from)] as [string, NoticeValue]]),
  ];
}

function rung(
  certainty: Certainty,
  act: ReturnType<typeof actOf>,
  from: string,
  language: Language,
): [string, NoticeValue][] {
  return [
    ['certainty', bound(CERTAINTY_WORDS[language][certainty], from, certainty)],
    ['said', bound(BEFORE_NOUN[language][certainty](act), from)],
    ['ends', bound(AT_END[language][certainty](act), from)],
  ];
}

function itemFields(items: readonly string[], from: string, language: Language): [string, NoticeValue][] {
  const words = items.map((item) => itemWord(language, item));
  return [
    ['items', bound(sayList(language, words), from, items.slice())],
    ['items_list', list(words.map((word, at) => bound(word, from, items[at]!)))],
  ];
}

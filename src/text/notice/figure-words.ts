import type { Bound } from '../../model/exposure.ts';
import type { Language } from '../../model/language.ts';
import type { FigureCertainty, FigureUnit, NoticeFigure } from '../../model/notice/notice-figure.ts';
import { count } from '../count.ts';

type Words<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** What numbers are followed by. Persons are 名 and things 件. */
export const UNIT_COUNTERS: Words<FigureUnit> = {
  ja: {
    persons: '名',
    orders: '件',
    cards: '件',
    accounts: '件',
    records: '件',
    companies: '社',
    sites: 'サイト',
    shops: '店舗',
  },
  en: {
    persons: 'persons',
    orders: 'orders',
    cards: 'cards',
    accounts: 'accounts',
    records: 'records',
    companies: 'companies',
    sites: 'sites',
    shops: 'shops',
  },
};

const SINGULAR: Readonly<Record<FigureUnit, string>> = {
  persons: 'person',
  orders: 'order',
  cards: 'card',
  accounts: 'account',
  records: 'record',
  companies: 'company',
  sites: 'site',
  shops: 'shop',
};

const NOT_KNOWN: Readonly<Record<Language, (unit: FigureUnit) => string>> = {
  ja: (unit) => (unit === 'persons' ? '人数は確認中' : `${unit === 'companies' ? '社数' : '件数'}は確認中`),
  en: (unit) => `number of ${UNIT_COUNTERS.en[unit]} not established`,
};

/** A number with its counter: 2,259件. In Japanese whole ten thousands of a rounded number are written 98万件. */
function counted(language: Language, n: number, unit: FigureUnit, isRounded: boolean): string {
  if (language === 'en') return `${count(n)} ${n === 1 ? SINGULAR[unit] : UNIT_COUNTERS.en[unit]}`;
  const number = isRounded && n >= 10_000 && n % 10_000 === 0 ? `${count(n / 10_000)}万` : count(n);
  return `${number}${UNIT_COUNTERS.ja[unit]}`;
}

const BOUND_WORDS: Readonly<Record<Language, Readonly<Record<Bound, (figure: string) => string>>>> = {
  ja: {
    exact: (figure) => figure,
    max: (figure) => `最大${figure}`,
    min: (figure) => `少なくとも${figure}`,
    approx: (figure) => `約${figure}`,
    'part-of': (figure) => `${figure}のうちの一部`,
  },
  en: {
    exact: (figure) => figure,
    max: (figure) => `at most ${figure}`,
    min: (figure) => `at least ${figure}`,
    approx: (figure) => `about ${figure}`,
    'part-of': (figure) => `some of ${figure}`,
  },
};

/** The words of a figure, made here and nowhere else: 最大9,430件, 約98万件のうちの一部, at least 20 persons. */
export function sayFigure(
  language: Language,
  { n, unit, bound, isRounded }: Pick<NoticeFigure, 'n' | 'unit' | 'bound' | 'isRounded'>,
): string {
  if (n === null) return NOT_KNOWN[language](unit);
  const rounded = isRounded || bound === 'approx';
  const figure = counted(language, n, unit, rounded);
  const about = isRounded && bound !== 'approx' ? BOUND_WORDS[language].approx(figure) : figure;
  return BOUND_WORDS[language][bound](about);
}

type Act = NoticeFigure['act'];
type Ladder = Readonly<Record<FigureCertainty, (act: Act) => string>>;

const DONE_JA: Readonly<Record<Act, string>> = { taken: '漏えい', viewed: '閲覧', used: '不正に利用' };
const passiveJa = (act: Act) => (act === 'taken' ? '漏えいした' : `${DONE_JA[act]}された`);
const DONE_EN: Readonly<Record<Act, string>> = { taken: 'taken', viewed: 'viewed', used: 'misused' };

/** A rung as it stands before a noun: 漏えいした可能性がある / that may have been taken. */
export const BEFORE_NOUN: Readonly<Record<Language, Ladder>> = {
  ja: {
    taken: (act) => passiveJa(act),
    viewed: (act) => passiveJa(act === 'taken' ? 'viewed' : act),
    likely: (act) => `${passiveJa(act)}可能性が高い`,
    possible: (act) => `${passiveJa(act)}可能性がある`,
    'no-trace': (act) => `${passiveJa(act)}痕跡が確認されていない`,
    'cannot-tell': (act) => `${passiveJa(act)}かどうかを確認できない`,
    'ruled-out': () => '対象ではないことが確認された',
  },
  en: {
    taken: (act) => `that were ${DONE_EN[act]}`,
    viewed: (act) => `that were ${DONE_EN[act === 'taken' ? 'viewed' : act]}`,
    likely: (act) => `that were very probably ${DONE_EN[act]}`,
    possible: (act) => `that may have been ${DONE_EN[act]}`,
    'no-trace': (act) => `of which no trace shows that they were ${DONE_EN[act]}`,
    'cannot-tell': (act) => `of which it cannot be told whether they were ${DONE_EN[act]}`,
    'ruled-out': () => 'that were confirmed not to be affected',
  },
};

/** A rung as a polite sentence ends with it: 漏えいした可能性があります / may have been taken. */
export const AT_END: Readonly<Record<Language, Ladder>> = {
  ja: {
    taken: (act) => passiveJa(act).replace(/た$/, 'ました'),
    viewed: (act) => passiveJa(act === 'taken' ? 'viewed' : act).replace(/た$/, 'ました'),
    likely: (act) => `${passiveJa(act)}可能性が高いと判断しています`,
    possible: (act) => `${passiveJa(act)}可能性があります`,
    'no-trace': (act) => `${passiveJa(act)}痕跡は確認されていません`,
    'cannot-tell': (act) => `${passiveJa(act)}かどうかを確認できていません`,
    'ruled-out': () => '対象ではないことを確認しています',
  },
  en: {
    taken: (act) => `were ${DONE_EN[act]}`,
    viewed: (act) => `were ${DONE_EN[act === 'taken' ? 'viewed' : act]}`,
    likely: (act) => `were very probably ${DONE_EN[act]}`,
    possible: (act) => `may have been ${DONE_EN[act]}`,
    'no-trace': (act) => `show no trace of having been ${DONE_EN[act]}`,
    'cannot-tell': (act) => `cannot be said to have been ${DONE_EN[act]} or not`,
    'ruled-out': () => 'were confirmed not to be affected',
  },
};

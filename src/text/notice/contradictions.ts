import type { Language } from '../../model/language.ts';
import { count } from '../count.ts';
import type { Refusal } from './refusals.ts';

interface Contradictions {
  readonly today: string;
  order(first: string, firstAt: string, second: string, secondAt: string): Refusal;
  noDate(written: string): Refusal;
  subset(part: string, partCount: string, whole: string, wholeCount: string): Refusal;
  partition(sum: number, total: number): Refusal;
  persons(persons: string, records: string): Refusal;
  personsOfLaw(persons: string, figure: string): Refusal;
  companies(companies: string, sites: string): Refusal;
  certainty(judged: string, figure: string, told: string): Refusal;
  cards(figure: string): Refusal;
  items(items: string, figure: string): Refusal;
  unknownFigure(id: string): Refusal;
  circle(id: string): Refusal;
}

const mendJa = 'どちらが正しいかを確かめ、誤っているほうを「hinomi case fact」で改めてください';
const mendEn = 'Find out which is right, and mend the wrong one with "hinomi case fact"';

const ja: Contradictions = {
  today: '今日',
  order: (first, firstAt, second, secondAt) => ({
    text: `${first}(${firstAt})が、${second}(${secondAt})より後になっています`,
    mend: mendJa,
  }),
  noDate: (written) => ({
    text: `「${written}」という日時はありません`,
    mend: '2026-09-01 または 2026-09-01T15:31 の形で記録してください',
  }),
  subset: (part, partCount, whole, wholeCount) => ({
    text: `「${part}」(${partCount})は「${whole}」(${wholeCount})の一部なのに、全体より多くなっています`,
    mend: mendJa,
  }),
  partition: (sum, total) => ({
    text: `内訳の合計(${count(sum)})が、全体(${count(total)})と一致しません`,
    mend: '内訳と全体を数え直し、誤っているほうを改めてください',
  }),
  persons: (persons, records) => ({
    text: `同じ情報について、人数(${persons})が件数(${records})より多くなっています`,
    mend: mendJa,
  }),
  personsOfLaw: (persons, figure) => ({
    text: `義務の判断に使う人数(${persons})と、お知らせの人数(${figure})が異なります`,
    mend: mendJa,
  }),
  companies: (companies, sites) => ({
    text: `会社の数(${companies})が、サイトや店舗の数(${sites})より多くなっています`,
    mend: mendJa,
  }),
  certainty: (judged, figure, told) => ({
    text: `義務の判断に使う確かさ(${judged})と、お知らせの数(${figure}、${told})が食い違います`,
    mend: mendJa,
  }),
  cards: (figure) => ({
    text: `カード情報を含まないとする事実と、お知らせの数(${figure})が食い違います`,
    mend: mendJa,
  }),
  items: (items, figure) => ({
    text: `お知らせの数(${figure})にある項目(${items})が、義務の判断に使う項目にありません`,
    mend: '義務の判断に使う items に加えるか、figures の項目を改めてください',
  }),
  unknownFigure: (id) => ({
    text: `「${id}」という数は記録されていません`,
    mend: `figures.${id} を記録するか、名前を直してください`,
  }),
  circle: (id) => ({
    text: `「${id}」が、自分自身の一部になっています`,
    mend: 'part_of と sum_of を確認してください',
  }),
};

const en: Contradictions = {
  today: 'today',
  order: (first, firstAt, second, secondAt) => ({
    text: `${first} (${firstAt}) lies after ${second} (${secondAt})`,
    mend: mendEn,
  }),
  noDate: (written) => ({
    text: `There is no day or time "${written}"`,
    mend: 'Record it as 2026-09-01 or 2026-09-01T15:31',
  }),
  subset: (part, partCount, whole, wholeCount) => ({
    text: `"${part}" (${partCount}) is a part of "${whole}" (${wholeCount}) and larger than it`,
    mend: mendEn,
  }),
  partition: (sum, total) => ({
    text: `The parts add up to ${count(sum)}, the whole is ${count(total)}`,
    mend: 'Count both again and mend the wrong one',
  }),
  persons: (persons, records) => ({
    text: `Of the same data there are more persons (${persons}) than records (${records})`,
    mend: mendEn,
  }),
  personsOfLaw: (persons, figure) => ({
    text: `The persons by which duties are judged (${persons}) are not those of the notice (${figure})`,
    mend: mendEn,
  }),
  companies: (companies, sites) => ({
    text: `There are more companies (${companies}) than sites or shops (${sites})`,
    mend: mendEn,
  }),
  certainty: (judged, figure, told) => ({
    text: `The certainty by which duties are judged (${judged}) is not that of the notice (${figure}, ${told})`,
    mend: mendEn,
  }),
  cards: (figure) => ({
    text: `A fact says that no card data is concerned, and the notice tells of some (${figure})`,
    mend: mendEn,
  }),
  items: (items, figure) => ({
    text: `The notice tells of items (${items}, ${figure}) without which the duties are judged`,
    mend: 'Add them to "items", or mend those of the figure',
  }),
  unknownFigure: (id) => ({
    text: `Nobody recorded a figure "${id}"`,
    mend: `Record figures.${id}, or correct the name`,
  }),
  circle: (id) => ({ text: `"${id}" is a part of itself`, mend: 'Check part_of and sum_of' }),
};

/** Facts that cannot hold together. */
export const CONTRADICTIONS: Readonly<Record<Language, Contradictions>> = { ja, en };

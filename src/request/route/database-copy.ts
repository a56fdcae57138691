import { deedWords } from './deed-words.ts';

const DATABASE = /backup|bkup|dump|database|(?<![a-z])(?:db|sql)(?![a-z])|バックアップ|データベース/;
const PERSONS = /order|customer|member|user|kaiin|kokyaku|juchu|chumon|会員|顧客|受注|注文/;

/**
 * Whether the words of an address that sends data away are those of a copy of the database, and not of one list in it.
 *
 * @param path decoded once, without the query
 * @param query as logged, without its `?`
 */
export function isDatabaseCopy(path: string, query: string): boolean {
  const { page, asked } = deedWords(path, query);
  const words = [...page, ...asked];
  return words.some((word) => DATABASE.test(word)) && !words.some((word) => PERSONS.test(word));
}

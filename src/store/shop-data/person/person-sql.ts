import type { PersonKey } from '../../../model/data-set.ts';
import { quoteText } from '../duckdb/quote-text.ts';
import { filledSql, trimSql } from '../duckdb/text-sql.ts';

/** SQL for the text of each identifier that a data set has; absent where it has none. */
export type IdentifierTexts = ReadonlyMap<PersonKey, string>;

/** The lowest bit of a person's key: it holds within its tenant only. */
export const SCOPED_BIT = 1;
/** The next bit: nothing in the row tells who it is, so that it stands for itself. */
export const NAMELESS_BIT = 2;

/** SQL for the key of a text that is not NULL: a hash of 62 bits, and two bits that say what it is worth. */
export function keySql(kind: string, text: string, bits: number): string {
  return `((hash(${quoteText(`${kind}\u001f`)} || ${text}) & ~3::UBIGINT) | ${bits}::UBIGINT)`;
}

/** SQL for the key of a customer number; NULL when it is empty. */
export function customerKeySql(text: string, tenant: string): string {
  const key = keySql(`customer\u001f${tenant}`, trimSql(text), SCOPED_BIT);
  return `CASE WHEN ${filledSql(text)} THEN ${key} END`;
}

/** SQL for the key of an e-mail address; NULL when it is empty. */
export function emailKeySql(text: string): string {
  const plain = `translate(lower(${text}), ' ' || chr(9) || chr(10) || chr(13), '')`;
  const normal = `CASE WHEN strlen(${text}) = length(${text}) THEN ${plain} ELSE hinomi_email(${text}) END`;
  return keyOfNormalSql('email', normal);
}

/** SQL for the key of a phone number; NULL when it has no digit. */
export function phoneKeySql(text: string): string {
  const simple = `strlen(${text}) = length(${text}) AND NOT contains(${text}, '+')`;
  const digits = `regexp_replace(${text}, '[^0-9]', '', 'g')`;
  return keyOfNormalSql('phone', `CASE WHEN ${simple} THEN ${digits} ELSE hinomi_phone(${text}) END`);
}

/** SQL for the key of a name together with an address; NULL when either is empty. */
export function placeKeySql(name: string, address: string): string {
  return keyOfNormalSql('place', `hinomi_place(${name}, ${address})`);
}

function keyOfNormalSql(kind: string, normal: string): string {
  return `CASE WHEN ${normal} <> '' THEN ${keySql(kind, normal, 0)} END`;
}

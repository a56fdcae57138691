import { createHash } from 'node:crypto';
import type { PersonKey } from '../../../model/data-set.ts';
import { filledSql, trimSql } from '../duckdb/text-sql.ts';

/** SQL for the text of each identifier that a data set has; absent where it has none. */
export type IdentifierTexts = ReadonlyMap<PersonKey, string>;

/** The lowest bit of a person's key: it holds within its tenant only. */
export const SCOPED_BIT = 1;
/** The next bit: nothing in the row tells who it is, so that it stands for itself. */
export const NAMELESS_BIT = 2;

/**
 * SQL for the key of what is not NULL: a hash of 62 bits, which among ten million persons takes two for the same once
 * in a hundred thousand times, and two bits that say what it is worth.
 *
 * @param kind keys of different kinds are never compared
 * @param bits of {@link SCOPED_BIT} and {@link NAMELESS_BIT}
 */
export function keySql(kind: string, value: string, bits: number): string {
  const salt = createHash('sha256').update(kind).digest().readBigUInt64LE();
  return `((xor(hash(${value}), ${salt}::UBIGINT) & 18446744073709551612::UBIGINT) | ${bits}::UBIGINT)`;
}

/** SQL for the key of a customer number; NULL when it is empty. */
export function customerKeySql(text: string, tenant: string): string {
  const key = keySql(`customer\u001f${tenant}`, trimSql(text), SCOPED_BIT);
  return `CASE WHEN ${filledSql(text)} THEN ${key} END`;
}

/** SQL for the key of an e-mail address; NULL when it is empty. */
export function emailKeySql(text: string): string {
  const oddKey = keyOfNormalSql('email', `hinomi_email(${text})`, 'NULL');
  const key = keySql('email', `lower(${text})`, 0);
  return `CASE WHEN coalesce(${text}, '') = '' THEN NULL WHEN ${oddEmailSql(text)} THEN ${oddKey} ELSE ${key} END`;
}

/** SQL for an e-mail address as it is compared. */
export function normalEmailSql(text: string): string {
  return `CASE WHEN ${oddEmailSql(text)} THEN hinomi_email(${text}) ELSE lower(${text}) END`;
}

/** SQL for whether more than the case has to be made alike. */
function oddEmailSql(text: string): string {
  const spaces = [9, 10, 11, 12, 13].map((code) => `OR contains(${text}, chr(${code}))`).join(' ');
  return `strlen(${text}) <> length(${text}) OR contains(${text}, ' ') ${spaces}`;
}

/** SQL for the key of a phone number, or of `otherwise` when it has no digit. */
export function phoneKeySql(text: string, otherwise: string): string {
  return keyOfNormalSql('phone', normalPhoneSql(text), otherwise);
}

/** SQL for a phone number as it is compared. */
export function normalPhoneSql(text: string): string {
  const simple = `strlen(${text}) = length(${text})`;
  const digits = `regexp_replace(${text}, '[^0-9]', '', 'g')`;
  return `CASE WHEN ${text} IS NULL THEN NULL WHEN ${simple} THEN ${digits} ELSE hinomi_phone(${text}) END`;
}

/** SQL for the key of a name together with an address, or of `otherwise` when either is empty. */
export function placeKeySql(name: string, address: string, otherwise: string): string {
  return keyOfNormalSql('place', `hinomi_place(${name}, ${address})`, otherwise);
}

function keyOfNormalSql(kind: string, normal: string, otherwise: string): string {
  return `CASE WHEN ${normal} <> '' THEN ${keySql(kind, normal, 0)} ELSE ${otherwise} END`;
}

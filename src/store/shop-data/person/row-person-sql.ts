import type { PersonKey } from '../../../model/data-set.ts';
import {
  type IdentifierTexts,
  keySql,
  NAMELESS_BIT,
  phoneKeySql,
  placeKeySql,
  SCOPED_BIT,
} from './person-sql.ts';

/**
 * SQL for the key of a row's person: the first identifier in the listed order that is not empty. A name counts
 * where `name` is listed, and only together with the address.
 *
 * @param texts of the identifiers listed
 * @param customer SQL for the key of the customer, or of the member whose e-mail a guest gave; NULL if neither
 * @param email SQL for the key of the e-mail
 * @param rows names the rows among which `r.rk` tells each from all others
 */
export function rowPersonSql(
  texts: IdentifierTexts,
  { customer, email, rows }: { readonly customer: string; readonly email: string; readonly rows: string },
): string {
  // CASE inside CASE: COALESCE would work out what stands last for rows that have found their key already.
  const nameless = keySql(`row\u001f${rows}`, 'r.rk', SCOPED_BIT | NAMELESS_BIT);
  // Where a set holds no customer numbers all are guests: who gave a member's e-mail is that member, whatever else decides.
  const keys: PersonKey[] = texts.has('customer') ? [...texts.keys()] : ['customer', ...texts.keys()];
  return keys.reduceRight((otherwise, key) => keyOr(key, texts, { customer, email }, otherwise), nameless);
}

function keyOr(
  key: PersonKey,
  texts: IdentifierTexts,
  { customer, email }: { readonly customer: string; readonly email: string },
  otherwise: string,
): string {
  if (key === 'customer') return `CASE WHEN ${customer} IS NOT NULL THEN ${customer} ELSE ${otherwise} END`;
  if (key === 'email') return `CASE WHEN ${email} IS NOT NULL THEN ${email} ELSE ${otherwise} END`;
  if (key === 'phone') return phoneKeySql(texts.get('phone')!, otherwise);
  const address = texts.get('address');
  return key === 'name' && address !== undefined
    ? placeKeySql(texts.get('name')!, address, otherwise)
    : otherwise;
}

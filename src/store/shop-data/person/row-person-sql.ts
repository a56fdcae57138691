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
 * @param nameless SQL for what tells a row without identifiers from all others
 */
export function rowPersonSql(
  texts: IdentifierTexts,
  {
    customer,
    email,
    nameless,
  }: { readonly customer: string; readonly email: string; readonly nameless: string },
): string {
  const keys = [...texts.keys()].flatMap((key) => keyOf(key, texts, customer, email));
  return `coalesce(${[...keys, keySql('row', nameless, SCOPED_BIT | NAMELESS_BIT)].join(', ')})`;
}

function keyOf(key: PersonKey, texts: IdentifierTexts, customer: string, email: string): string[] {
  if (key === 'customer') return [customer];
  if (key === 'email') return [email];
  if (key === 'phone') return [phoneKeySql(texts.get('phone')!)];
  const address = texts.get('address');
  return key === 'name' && address !== undefined ? [placeKeySql(texts.get('name')!, address)] : [];
}

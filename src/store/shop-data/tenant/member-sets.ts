import type { DataSet } from '../../../model/data-set.ts';

/** The data sets that tell which member has which e-mail: `customers`, or all that name both. */
export function memberSets(sets: readonly DataSet[]): DataSet[] {
  const telling = sets.filter(({ person }) => {
    const keys = person.map(([key]) => key);
    return keys.includes('customer') && keys.includes('email');
  });
  const customers = telling.filter(({ name }) => name === 'customers');
  return customers.length > 0 ? customers : telling;
}

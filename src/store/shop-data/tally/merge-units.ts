import type { TenantUnits } from './tenant-units.ts';

/** Both together: they share no unit. */
export function mergeUnits(one: TenantUnits, other: TenantUnits): TenantUnits {
  const names = new Set([...one.records.keys(), ...other.records.keys()]);
  return {
    records: new Map(
      [...names].map((name) => [
        name,
        [...(one.records.get(name) ?? []), ...(other.records.get(name) ?? [])],
      ]),
    ),
    persons: [...one.persons, ...other.persons],
    cards: [...one.cards, ...other.cards],
    accounts: [...one.accounts, ...other.accounts],
  };
}

/** The shops that a finding or an actor is of, by their ids: '' is the one whose logs are read alone, which has none. */
export function shopsOf({ tenants }: { readonly tenants: readonly string[] }): readonly string[] {
  return tenants.length === 0 ? [''] : tenants;
}

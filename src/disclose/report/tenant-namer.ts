/** The name that people call a tenant by: with its id where several have the same, the id where there is none. */
export function tenantNamer(names: ReadonlyMap<string, string>): (id: string) => string {
  const uses = new Map<string, number>();
  for (const name of names.values()) uses.set(name, (uses.get(name) ?? 0) + 1);
  return (id) => {
    const name = names.get(id);
    if (name === undefined || name === '') return id;
    return uses.get(name) === 1 ? name : `${name} (${id})`;
  };
}

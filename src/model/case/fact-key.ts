/** The key of a fact in a case's state: `owners/persons`, or `persons` for the incident as a whole. */
export function factKey(set: string, name: string): string {
  return set === '' ? name : `${set}/${name}`;
}

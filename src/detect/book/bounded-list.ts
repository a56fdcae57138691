/** The list with what is not in it yet, as long as there is room; the same list when nothing is new. */
export function withSome(list: readonly string[], items: readonly string[], room: number): readonly string[] {
  let longer: readonly string[] | null = null;
  for (const item of items) {
    const present: readonly string[] = longer ?? list;
    if (present.length >= room) break;
    if (present.includes(item)) continue;
    // Not pushed: a list that grew has room for 16 more, and there are tens of thousands of lists of one.
    longer = present.concat(item);
  }
  return longer ?? list;
}

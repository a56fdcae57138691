/** At most `most` of a list, in its order: the first, the last and some spread evenly between. */
export function evenlySpread<T>(list: readonly T[], most: number): T[] {
  if (list.length <= most) return [...list];
  if (most <= 1) return list.slice(0, most);
  return Array.from({ length: most }, (_, n) => list[Math.round((n * (list.length - 1)) / (most - 1))]!);
}

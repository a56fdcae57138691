/** Ranges (first, count) united: disjoint, ascending, neighbours joined. Empty ones are left out. */
export function mergeRanges(ranges: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const sorted = ranges.filter(([, count]) => count > 0).sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [first, count] of sorted) {
    const last = merged.at(-1);
    if (last === undefined || first > last[0] + last[1]) merged.push([first, count]);
    else last[1] = Math.max(last[1], first + count - last[0]);
  }
  return merged;
}

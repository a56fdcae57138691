/**
 * Shares a table's width among its columns. Each gets what it needs at least, then the rest goes to those that have
 * more to say, the small wishes first; what is left over is spread in proportion. The widths together are `width`.
 *
 * @param least what a column needs, in the unit of `width`
 * @param wished with which all its text would stand on one line; at least `least`
 */
export function fairWidths(least: readonly number[], wished: readonly number[], width: number): number[] {
  const needed = sum(least);
  if (needed >= width) return least.map((each) => (each * width) / needed);
  const widths = [...least];
  const gaps = wished.map((each, i) => Math.max(0, each - least[i]!));
  const order = gaps.map((_, i) => i).sort((a, b) => gaps[a]! - gaps[b]!);
  let left = width - needed;
  order.forEach((column, done) => {
    const more = Math.min(gaps[column]!, left / (order.length - done));
    widths[column]! += more;
    left -= more;
  });
  const used = sum(widths);
  return widths.map((each) => (each * width) / used);
}

function sum(values: readonly number[]): number {
  return values.reduce((all, each) => all + each, 0);
}

/**
 * The word of a list that is nearest to what was written: fewest insertions, deletions, replacements and swaps
 * of neighbours, case apart; the first of equals. A word that begins with what was written is as near as one slip.
 * '' for an empty list.
 */
export function nearestWord(written: string, words: readonly string[]): string {
  let nearest = '';
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const distance = distanceOf(written.toLowerCase().slice(0, 64), word.toLowerCase());
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest;
}

function distanceOf(written: string, word: string): number {
  const isBeginning = written.length > 2 && word.startsWith(written);
  return isBeginning ? Math.min(1, word.length - written.length) : editDistance(written, word);
}

/** Damerau-Levenshtein distance in its restricted form (no substring is edited twice). */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(row[j - 1]! + 1, last[j]! + 1, last[j - 1]! + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1);
      }
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[b.length]!;
}

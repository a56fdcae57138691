import { editDistance } from './edit-distance.ts';

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

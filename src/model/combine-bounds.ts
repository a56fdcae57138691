import type { Bound } from './exposure.ts';

/**
 * How a figure stands to the truth that was put together from several: as the weakest of them. At most and at
 * least together are no more than about.
 */
export function combineBounds(bounds: Iterable<Bound>): Bound {
  let combined: Bound = 'exact';
  for (const bound of bounds) {
    if (combined === 'exact' || combined === bound) combined = bound;
    else if (bound !== 'exact')
      combined = combined === 'part-of' || bound === 'part-of' ? 'part-of' : 'approx';
  }
  return combined;
}

import type { Text } from '../../model/language.ts';
import { type DoubtKind, exportViewTexts } from '../../text/scope/export-view-texts.ts';
import type { Act, Doubt } from './act.ts';

/**
 * Why the figure of some acts is not whole, one text a reason.
 *
 * @param counts whether the tenant's data can be counted
 */
export function incompleteOf(acts: readonly Act[], counts: boolean): Text[] {
  const found = new Map<Doubt['kind'], { n: number; names: Set<string> }>();
  for (const { doubts, united } of acts) {
    for (const doubt of doubts) {
      const entry = found.get(doubt.kind) ?? { n: 0, names: new Set<string>() };
      entry.n += united?.n ?? 1;
      if ('names' in doubt) for (const name of doubt.names) entry.names.add(name);
      found.set(doubt.kind, entry);
    }
  }
  const word = (kind: Exclude<Doubt['kind'], 'beyond'>): DoubtKind => {
    if (kind === 'untold' && !counts) return 'untold-uncounted';
    return kind === 'walked' && found.has('beyond') ? 'walked-beyond' : kind;
  };
  return [...found].flatMap(([kind, { n, names }]) =>
    kind === 'beyond' ? [] : [exportViewTexts.doubt(word(kind), n, [...names].sort())],
  );
}

import type { ActorPart } from '../../model/actor.ts';
import { isOfOne } from '../finding-traits.ts';
import type { Dossier } from './dossier.ts';

/**
 * How much an actor is of the largest attack, spread over many addresses, that it took part in; undefined where it is all
 * of it. Others who tried once are not laid to it: a customer who mistypes does the same.
 */
export function partOf({ group, findings }: Dossier): ActorPart | undefined {
  const spread = findings.filter((finding) => finding.ofMany === true && !isOfOne(finding));
  const largest = spread.toSorted((a, b) => b.sourceCount - a.sourceCount || b.count - a.count)[0];
  if (largest === undefined) return undefined;
  const alike = spread.filter(({ rule, firstAt, lastAt }) => {
    return rule === largest.rule && !(lastAt < largest.firstAt || firstAt > largest.lastAt);
  });
  const named = new Set(alike.flatMap(({ sources }) => sources));
  const of = Math.max(named.size, largest.sourceCount);
  const addresses = group.addresses.filter((address) => named.has(address)).length;
  if (addresses >= of) return undefined;
  const count = alike.reduce((sum, finding) => sum + finding.count, 0);
  return { addresses, of, count, unnamed: of - named.size };
}

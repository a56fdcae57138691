import type { Finding } from '../model/finding.ts';
import { isBeyondNoise, isOfOne, rankOf, restsOnFile } from './finding-traits.ts';
import { compareTimes, earlier } from './moment.ts';

/** An address from which an actor may grow, with what was found of it. */
export interface Seed {
  readonly address: string;
  readonly findings: Finding[];
  /** Findings that say it of this address alone, and not only because of a file it touched. */
  readonly own: Finding[];
  firstAt: number;
  rank: number;
}

export interface ChosenSeeds {
  readonly seeds: readonly Seed[];
  /** Addresses beyond the limit, the least serious: their findings stay, but nobody looks further. */
  readonly leftOut: number;
}

/** As many addresses are looked into, the most serious first; the rest keep their findings. */
export const SEEDS_LIMIT = 4_000;

/**
 * The addresses that were found hostile beyond the noise every shop on the internet hears: something succeeded,
 * a finding of medium level or more, or low findings of several kinds together. A single low probe stays a
 * finding and makes no actor. Most serious first.
 */
export function chooseSeeds(findings: readonly Finding[]): ChosenSeeds {
  const byAddress = new Map<string, Seed>();
  for (const finding of findings) {
    if (finding.level === 'informational') continue;
    for (const address of finding.sources) {
      if (address === '') continue;
      let seed = byAddress.get(address);
      if (seed === undefined) {
        seed = { address, findings: [], own: [], firstAt: Number.NaN, rank: 0 };
        byAddress.set(address, seed);
      }
      seed.findings.push(finding);
      if (isOfOne(finding) && !restsOnFile(finding)) seed.own.push(finding);
      seed.firstAt = earlier(seed.firstAt, finding.firstAt);
      seed.rank = Math.max(seed.rank, rankOf(finding));
    }
  }
  const all = [...byAddress.values()].filter((seed) => isBeyondNoise(seed.findings)).sort(compareSeeds);
  return { seeds: all.slice(0, SEEDS_LIMIT), leftOut: Math.max(0, all.length - SEEDS_LIMIT) };
}

function compareSeeds(a: Seed, b: Seed): number {
  return b.rank - a.rank || compareTimes(a.firstAt, b.firstAt) || (a.address < b.address ? -1 : 1);
}

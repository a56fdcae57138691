/** What is looked at; null and undefined are open, and clash with nothing. */
interface ClashingInput {
  readonly encrypted?: unknown;
  readonly hashesReadable?: unknown;
  readonly skimmedInput?: unknown;
  readonly unauthorisedAccess?: unknown;
}

/** Facts of one data set for the laws that cannot hold together, each pair by its names: the one to look at first. */
export function clashingFacts(facts: ClashingInput): readonly (readonly [string, string])[] {
  const clashes: readonly (readonly [boolean, string, string])[] = [
    // Nobody can read it, and the hashes in it can be read.
    [facts.encrypted === true && facts.hashesReadable === true, 'encrypted', 'hashesReadable'],
    // What is typed was stolen, and nobody acted.
    [facts.skimmedInput === true && facts.unauthorisedAccess === false, 'unauthorisedAccess', 'skimmedInput'],
  ];
  return clashes.flatMap(([isClash, first, second]) => (isClash ? [[first, second] as const] : []));
}

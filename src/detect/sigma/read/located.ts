/** A YAML value that knows where it stands (offset into the file's text). */
export type Located = LocatedScalar | LocatedList | LocatedMap;

export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly at: number;
  readonly value: string | number | boolean | null;
}

export interface LocatedList {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly Located[];
}

export interface LocatedMap {
  readonly kind: 'map';
  readonly at: number;
  readonly entries: readonly LocatedEntry[];
}

export interface LocatedEntry {
  readonly key: string;
  readonly keyAt: number;
  readonly value: Located;
}

/** The entry of a map under a key; undefined if there is none. */
export function entryOf(map: LocatedMap, key: string): LocatedEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}

/** The value as plain data. */
export function plainValue(located: Located): unknown {
  if (located.kind === 'scalar') return located.value;
  if (located.kind === 'list') return located.items.map(plainValue);
  return Object.fromEntries(located.entries.map(({ key, value }) => [key, plainValue(value)]));
}

/** What kind of value it is, as a word for problems. */
export function kindOf(located: Located): string {
  if (located.kind !== 'scalar') return located.kind;
  if (located.value === null) return 'null';
  return typeof located.value;
}

/** Lays one map over another, deeply (Sigma's `action: global`): what `over` says counts. */
export function overlayMap(under: LocatedMap, over: LocatedMap): LocatedMap {
  const entries = new Map(under.entries.map((entry) => [entry.key, entry]));
  for (const entry of over.entries) {
    const below = entries.get(entry.key);
    const both = below?.value.kind === 'map' && entry.value.kind === 'map';
    entries.set(entry.key, both ? { ...entry, value: overlayMap(below.value, entry.value) } : entry);
  }
  return { kind: 'map', at: under.at, entries: [...entries.values()] };
}

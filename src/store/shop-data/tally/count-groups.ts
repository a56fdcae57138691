import { combineBounds } from '../../../model/combine-bounds.ts';
import type { CountingNote } from '../../../model/counting-note.ts';
import type { Text } from '../../../model/language.ts';
import type { ClaimGroup, GroupCount } from '../../../model/shop-data.ts';
import { CARD_BITS, itemBits } from '../plan/item-bits.ts';
import type { ReachedTenant } from '../tenant/reach-tenant.ts';
import { type GroupDoubt, groupDoubts } from './group-doubts.ts';
import { type GroupTally, tallyGroups } from './tally-groups.ts';
import type { TenantUnits } from './tenant-units.ts';

/** Figures by group of one tenant, in the order of its groups. */
export function countGroups(
  reached: ReachedTenant,
  units: TenantUnits,
  groups: readonly ClaimGroup[],
  say: (note: CountingNote) => Text,
): GroupCount[] {
  const limits = candidateLimits(reached);
  const persons = tallyGroups(units.persons, limits);
  const cards = tallyGroups(units.cards, limits);
  const accounts = tallyGroups(units.accounts, limits);
  const records = new Map([...units.records].map(([name, counts]) => [name, tallyGroups(counts, limits)]));
  return reached.groups.map(({ index, isTakeover }, place) => {
    const group = groups[index]!;
    const names = recordNames(group, reached);
    const figures: Record<string, number> = {};
    for (const name of names) figures[name] = records.get(name)?.[place]?.n ?? 0;
    const selected = itemBits(group.claims.flatMap(({ items }) => items));
    if (cards[place]!.n > 0 || (names.length > 0 && (selected & CARD_BITS) !== 0))
      figures.cards = cards[place]!.n;
    if (accounts[place]!.n > 0 || (isTakeover && names.includes('customers')))
      figures.accounts = accounts[place]!.n;
    const known = personsKnown(group, reached);
    const tallies = [persons, cards, accounts, ...records.values()].map((tally) => tally[place]!);
    const doubts = [
      ...groupDoubts(index, group, reached),
      ...tallyDoubts(group, persons[place]!, known, names),
    ];
    const candidates = tallies.some((tally) => tally.candidates > 0) ? (['max'] as const) : [];
    const ofRows = doubts.filter(({ isAboutPersons = false }) => !isAboutPersons);
    return {
      records: figures,
      persons: known ? persons[place]!.n : null,
      bound: combineBounds([...doubts.map(({ bound }) => bound), ...candidates]),
      rowBound: combineBounds([...ofRows.map(({ bound }) => bound), ...candidates]),
      served: servedRows(group, index, place, reached),
      incomplete: distinct(doubts.map(({ note }) => say(note))),
    };
  });
}

/** How many candidates each group can have reached at most, over all of its requests. */
export function candidateLimits({ groups, tables }: ReachedTenant): number[] {
  const limits = new Map<number | undefined, number>();
  for (const { requests } of tables) {
    for (const { request, atMost, rows } of requests) {
      if (atMost === undefined) continue;
      const group = request.place?.group;
      limits.set(group, (limits.get(group) ?? 0) + Math.min(atMost, rows));
    }
  }
  return groups.map(({ index }) => limits.get(index) ?? 0);
}

/** Under what names a group's rows are counted, as far as they are counted at all. */
function recordNames({ claims }: ClaimGroup, { tables, tenant }: ReachedTenant): string[] {
  const names = claims.flatMap(({ rows }) =>
    rows.flatMap((part): string[] => {
      if (part.kind === 'shop') return tables.some((table) => table.part.set === part.set) ? [part.set] : [];
      if (part.kind === 'seen') return [tenant?.profile.data?.has(part.set) === true ? part.set : 'rows'];
      return part.unit === 'orders' ? ['orders'] : part.unit === 'records' ? ['rows'] : [];
    }),
  );
  return [...new Set(names)].sort();
}

/** Whether anything tells how many persons there are. */
function personsKnown({ claims }: ClaimGroup, { tables, seen }: ReachedTenant): boolean {
  return claims.some(({ rows }) =>
    rows.some((part) => {
      if (part.kind === 'unnamed') return part.unit === 'persons' || part.persons !== null;
      if (part.kind === 'shop')
        return tables.some((table) => table.part.set === part.set && table.part.hasPersons);
      return seen.some((each) => each.part.hasPersons && each.places.some((place) => place.rows === part));
    }),
  );
}

function tallyDoubts(
  { claims }: ClaimGroup,
  persons: GroupTally,
  known: boolean,
  names: readonly string[],
): GroupDoubt[] {
  const doubts: GroupDoubt[] = [];
  if (persons.nameless > 0) {
    const note = { code: 'nobody-named', set: names.join(', '), n: persons.nameless } as const;
    doubts.push({ bound: 'max', note, isAboutPersons: true });
  }
  const open = claims.flatMap(({ rows }) =>
    rows.flatMap((part) =>
      part.kind === 'unnamed' && part.unit !== 'persons' && part.persons === null ? [part.n] : [],
    ),
  );
  const n = open.reduce((sum, each) => sum + each, 0);
  if (known && n > 0)
    doubts.push({ bound: 'min', note: { code: 'persons-unknown', n }, isAboutPersons: true });
  return doubts;
}

function servedRows(
  { claims }: ClaimGroup,
  index: number,
  place: number,
  { tables, seen }: ReachedTenant,
): (number | null)[][] {
  const served: (number | null)[][] = claims.map(({ rows }) =>
    rows.map((part) => (part.kind === 'unnamed' ? part.n : null)),
  );
  for (const { requests } of tables) {
    for (const { request, rows } of requests) {
      if (request.place?.group === index) served[request.place.claim]![request.place.row] = rows;
    }
  }
  for (const { places, counts } of seen) {
    for (const [at, each] of places.entries()) {
      if (each.place === place) served[each.claim]![each.row] = counts[at]!;
    }
  }
  return served;
}

function distinct(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [`${text.ja}\0${text.en}`, text])).values()];
}

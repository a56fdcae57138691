import type { DataSet } from '../data-set.ts';
import type { Pointer, Profile, Route, Selection } from '../route.ts';
import type { Contradiction } from './config-contradictions.ts';
import { PROBLEM } from './schema-parts.ts';

type Path = Contradiction['path'];

/**
 * Finds what is wrong with a profile only in sight of something else: a data set, a path's parameter or a join
 * that does not exist, a period on rows without a time, an item that no selected row has.
 */
export function profileContradictions(profile: Profile): Contradiction[] {
  return [
    ...profile.routes.flatMap((route, at) => inRoute(route, ['routes', at], profile.data)),
    ...[...(profile.data ?? [])].flatMap(([name, set]) => inSet(set, ['data', name])),
  ];
}

function inRoute(route: Route, path: Path, data: Profile['data']): Contradiction[] {
  const { selects = {}, narrowedBy = [] } = route;
  const sets = Object.entries(selects);
  const names = [...(data?.keys() ?? [])];
  const found: Contradiction[] = [];
  for (const [name, selection] of sets) {
    const at = [...path, 'selects', name];
    const set = data?.get(name);
    if (data !== undefined && set === undefined) {
      found.push({ path: at, problem: `${PROBLEM.keys}${names.join(' ')}` });
    }
    found.push(...inSelection(selection, at, route, set));
  }
  for (const [at, written] of narrowedBy.entries()) {
    if (written.includes('.')) {
      found.push(...inPointer(written as Pointer, [...path, 'narrowed_by', at], route));
    }
  }
  const chosen = sets.flatMap(([name]) => data?.get(name) ?? []);
  if (chosen.length > 0) found.push(...foreignItems(route, path, chosen));
  return found;
}

function inSelection(
  selection: Selection,
  path: Path,
  route: Route,
  set: DataSet | undefined,
): Contradiction[] {
  return Object.entries(selection).flatMap(([by, value]) => {
    const at = [...path, by];
    const found = aliasProblems([by], at, set);
    if (typeof value === 'string') return [...found, ...inPointer(value, at, route)];
    if (by === 'placed_at' && set !== undefined && set.placedAt === undefined) {
      found.push({ path: at, problem: `${PROBLEM.placedAt}${set.name}` });
    }
    for (const end of ['from', 'to'] as const) {
      const pointer = value[end];
      if (pointer !== undefined) found.push(...inPointer(pointer, [...at, end], route));
    }
    return found;
  });
}

/** A `path.x` needs a `:x` in the route's path. */
function inPointer(pointer: Pointer, path: Path, route: Route): Contradiction[] {
  if (!pointer.startsWith('path.')) return [];
  const parameters = route.path.split('/').filter((segment) => segment.startsWith(':'));
  return parameters.includes(`:${pointer.slice('path.'.length)}`)
    ? []
    : [{ path, problem: `${PROBLEM.pointer}${route.path}` }];
}

function foreignItems(route: Route, path: Path, chosen: readonly DataSet[]): Contradiction[] {
  const known = new Set(chosen.flatMap(({ items }) => [...items.keys()]));
  const problem = `${PROBLEM.choice}${[...known].join(' ')}`;
  return (route.items ?? []).flatMap((item, at) =>
    known.has(item) ? [] : [{ path: [...path, 'items', at], problem }],
  );
}

function inSet(set: DataSet, path: Path): Contradiction[] {
  const found = aliasProblems([set.id], [...path, 'id'], set);
  if (set.placedAt !== undefined) found.push(...aliasProblems([set.placedAt], [...path, 'placed_at'], set));
  found.push(...inWhere(set.where, [...path, 'where'], set));
  for (const [at, { alias, on }] of set.joins.entries()) {
    const before = { ...set, joins: set.joins.slice(0, at) };
    for (const [key, column] of Object.entries(on)) {
      found.push(...aliasProblems([column], [...path, 'joins', alias, 'on', key], before));
    }
  }
  for (const [key, columns] of set.person)
    found.push(...aliasProblems(columns, [...path, 'person', key], set));
  for (const [item, { columns, where }] of set.items) {
    const at = [...path, 'items', item];
    if (columns.length === 0 && Object.keys(where ?? {}).length === 0) {
      found.push({ path: at, problem: 'email / { where: { payment: card } }' });
    }
    found.push(...aliasProblems(columns, at, set), ...inWhere(where, [...at, 'where'], set));
  }
  return found;
}

function inWhere(where: DataSet['where'], path: Path, set: DataSet): Contradiction[] {
  return Object.keys(where ?? {}).flatMap((column) => aliasProblems([column], [...path, column], set));
}

/** `billing.name`, not `Tel.` or `Tel.-Nr.`, which are names of columns in files. */
const ALIASED = /^[\p{L}_][\p{L}\p{N}_]*\.[\p{L}_][\p{L}\p{N}_]*$/u;

/** `billing.name` needs a join `billing`. A dot behind `->` belongs to a key inside JSON. */
function aliasProblems(columns: readonly string[], path: Path, set: DataSet | undefined): Contradiction[] {
  if (set === undefined) return [];
  const aliases = set.joins.map(({ alias }) => alias);
  return columns.flatMap((column) => {
    const [own = ''] = column.split('->');
    const dot = own.indexOf('.');
    return !ALIASED.test(own.trim()) || aliases.includes(own.slice(0, dot))
      ? []
      : [{ path, problem: `${PROBLEM.alias}${column}` }];
  });
}

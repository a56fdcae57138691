import { ITEMS, type Item } from '../../model/item.ts';
import { type Act, type ActRows, countActs, isUntold } from './act.ts';

/** What an actor changed in a tenant, told apart from what was seen. */
export interface Changes {
  readonly acts: readonly Act[];
  /** The items that were changed, as far as routes and actions say. */
  readonly items: readonly Item[];
  /** How many rows, each once. */
  readonly rows: number;
  /** What whoever changed them had before their eyes. */
  readonly shown: readonly Item[];
}

export interface FoundChanges {
  /** Beside acts that showed the very rows. */
  readonly beside: ReadonlyMap<readonly Act[], Changes>;
  /** Of rows that no view shows by name. */
  readonly alone: readonly Changes[];
}

/**
 * Puts changes beside the views of the same rows, and those of which no row is known beside whatever else the
 * actor got at there. The others stand alone: a row that was changed was reached, also where no page about it is
 * in the log.
 *
 * @param changed successful changes
 * @param views acts that make one claim each
 */
export function findChanges(changed: readonly Act[], views: readonly (readonly Act[])[]): FoundChanges {
  const shownBy = new Map<string, readonly Act[]>();
  const anyOf = new Map<string, readonly Act[]>();
  for (const view of changed.length === 0 ? [] : [...views].sort(viewsFirst)) {
    if (!anyOf.has(visitKey(view[0]!))) anyOf.set(visitKey(view[0]!), view);
    for (const act of view) {
      if (act.way !== 'view' || act.doubts.length > 0) continue;
      for (const key of rowKeys(act)) shownBy.set(key, view);
    }
  }
  const beside = new Map<readonly Act[], Act[]>();
  const alone = new Map<string, Act[]>();
  for (const act of changed) {
    const view = isUntold(act)
      ? anyOf.get(visitKey(act))
      : rowKeys(act)
          .map((key) => shownBy.get(key))
          .find((found) => found !== undefined);
    if (view !== undefined) put(beside, view, act);
    else put(alone, JSON.stringify([act.actor, act.tenant, shownItems(act)]), act);
  }
  return {
    beside: new Map([...beside].map(([view, acts]) => [view, changesOf(acts)])),
    alone: [...alone.values()].map(changesOf),
  };
}

function changesOf(acts: readonly Act[]): Changes {
  const items = new Set(acts.flatMap(changedItems));
  const named = acts.filter((act) => !isUntold(act));
  const rows = new Set<string>();
  for (const act of named) for (const key of rowKeys(act)) rows.add(key);
  return {
    acts,
    items: ITEMS.filter((item) => items.has(item)),
    rows: rows.size + countActs(acts) - countActs(named),
    shown: shownItems(acts[0]!),
  };
}

function changedItems({ action, changes }: Act): readonly Item[] {
  return action === 'order.status' ? ['order', ...changes] : changes;
}

/** Who changes a status has the order's line in a list; who edits a row has its form. */
function shownItems({ action, items }: Act): readonly Item[] {
  return action === 'order.status' ? ['order'] : items;
}

function viewsFirst([a]: readonly Act[], [b]: readonly Act[]): number {
  return Number(a?.way === 'export') - Number(b?.way === 'export');
}

function visitKey({ actor, tenant }: Act): string {
  return JSON.stringify([actor, tenant]);
}

/** What an act's rows are known by; where it stands for many acts, those of each. */
function rowKeys({ actor, tenant, rows, united }: Act): string[] {
  const each = united === undefined ? rows : rows.flatMap(oneByOne);
  return each.map(({ set, filter }) => JSON.stringify([actor, tenant, set, filter]));
}

function oneByOne(rows: ActRows): ActRows[] {
  const { set, filter } = rows;
  if (filter.kind !== 'in') return [rows];
  return filter.values.map((value) => ({ set, filter: { kind: 'in', by: filter.by, values: [value] } }));
}

function put<Key>(map: Map<Key, Act[]>, key: Key, act: Act): void {
  const acts = map.get(key);
  if (acts === undefined) map.set(key, [act]);
  else acts.push(act);
}

import { ITEMS, type Item } from '../../model/item.ts';
import { type Act, isUntold } from './act.ts';

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
  for (const view of [...views].sort(viewsFirst)) {
    if (!anyOf.has(visitKey(view[0]!))) anyOf.set(visitKey(view[0]!), view);
    for (const act of view) {
      if (act.way !== 'view' || act.doubts.length > 0) continue;
      for (const rows of act.rows) shownBy.set(rowsKey(act, rows), view);
    }
  }
  const beside = new Map<readonly Act[], Act[]>();
  const alone = new Map<string, Act[]>();
  for (const act of changed) {
    const view = isUntold(act)
      ? anyOf.get(visitKey(act))
      : act.rows.map((rows) => shownBy.get(rowsKey(act, rows))).find((found) => found !== undefined);
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
  const rows = new Set(named.flatMap((act) => act.rows.map((one) => rowsKey(act, one))));
  return {
    acts,
    items: ITEMS.filter((item) => items.has(item)),
    rows: rows.size + acts.length - named.length,
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

function rowsKey({ actor, tenant }: Act, rows: Act['rows'][number]): string {
  return JSON.stringify([actor, tenant, rows.set, rows.filter]);
}

function put<Key>(map: Map<Key, Act[]>, key: Key, act: Act): void {
  const acts = map.get(key);
  if (acts === undefined) map.set(key, [act]);
  else acts.push(act);
}

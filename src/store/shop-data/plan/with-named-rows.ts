import type { DataSet } from '../../../model/data-set.ts';
import { MOST_IDS } from './asked-rows.ts';
import type { PlannedRequest, TablePlan } from './table-plan.ts';

/**
 * Has a plan read the rows that the evidence names by their ids, so that the shop's data tells whose they are. No
 * group reaches them by that.
 *
 * @param plan undefined where nothing else is asked of the set
 * @param ids of more than {@link MOST_IDS}, all rows are read
 */
export function withNamedRows(
  plan: TablePlan | undefined,
  { tenant, set, ids }: { readonly tenant: string; readonly set: DataSet; readonly ids: ReadonlySet<string> },
): TablePlan {
  const known = plan?.valueColumns ?? [];
  const at = known.findIndex((columns) => columns.length === 1 && columns[0] === set.id);
  const isAll = ids.size > MOST_IDS;
  const column = at < 0 ? known.length : at;
  const request: PlannedRequest = {
    place: null,
    tellsWhose: true,
    choice: {
      from: Number.NEGATIVE_INFINITY,
      to: Number.POSITIVE_INFINITY,
      values: isAll ? [] : [{ column, values: [...ids] }],
      flags: [],
      unreadable: [],
    },
    end: Number.NaN,
    atMost: undefined,
    answer: undefined,
  };
  const columns = [set.id, ...set.person.flatMap(([key, names]) => (key === 'card' ? [] : names))];
  return {
    tenant,
    set,
    requests: [...(plan?.requests ?? []), request],
    valueColumns: isAll || at >= 0 ? known : [...known, [set.id]],
    flags: plan?.flags ?? [],
    items: plan?.items ?? [],
    columns: [...new Set([...(plan?.columns ?? []), ...columns])],
  };
}

import type { Tenant } from '../../../model/config/config.ts';
import type { CountingNote } from '../../../model/counting-note.ts';
import type { DataSet } from '../../../model/data-set.ts';
import type { ShopTable } from '../../../model/exposure.ts';
import type { StagedSet } from '../derive/staged-set.ts';
import { askedRows } from '../plan/asked-rows.ts';
import type { TablePlan } from '../plan/table-plan.ts';
import type { AskedRows, StagingArea, TableSource } from '../table-source.ts';
import { memberSets } from './member-sets.ts';

/** One planned table: laid out, or the reason why not. */
export interface StagedPlan {
  readonly plan: TablePlan;
  /** null when not one row of it can be had. */
  readonly staged: StagedSet | null;
  readonly problems: readonly CountingNote[];
}

/** Lays out planned tables, one after another: each is read by all processors. */
export async function stageTables(
  plans: readonly TablePlan[],
  source: TableSource,
  area: StagingArea,
): Promise<StagedPlan[]> {
  const found: StagedPlan[] = [];
  const telling = memberSets(plans.map(({ set }) => set));
  for (const plan of plans) {
    // Who is whose member is told by all rows, not only by those asked for.
    const only = telling.includes(plan.set) ? undefined : askedRows(plan);
    found.push(await stageTable(plan, only, source, area));
  }
  return found;
}

async function stageTable(
  plan: TablePlan,
  only: AskedRows | undefined,
  source: TableSource,
  area: StagingArea,
): Promise<StagedPlan> {
  const { set } = plan;
  const table = await source.stage(
    { set, columns: plan.columns, presence: presenceColumns(plan), only },
    area,
  );
  if (table.relation === null) return { plan, staged: null, problems: table.problems };
  const described = await area.rows(`DESCRIBE SELECT * FROM ${table.relation}`);
  const types = new Map(described.map((row) => [row.column_name as string, row.column_type as string]));
  const columns = new Map(
    plan.columns.flatMap((column, at): [string, { name: string; type: string }][] =>
      table.missing.includes(column) ? [] : [[column, { name: `c${at}`, type: types.get(`c${at}`)! }]],
    ),
  );
  const { relation, rows, broken, unread, missing, problems, asOf } = table;
  const staged = {
    plan,
    relation,
    columns,
    rows,
    unreadable: broken + (unread ?? 0),
    brokeOff: unread === null,
    missing,
    problems,
    asOf,
  };
  return { plan, staged, problems };
}

/** Columns that no row is chosen or known by: what they hold does not matter, only that they hold something. */
function presenceColumns({ set, items, valueColumns, flags, columns }: TablePlan): Set<string> {
  const read = new Set([
    set.id,
    ...(set.placedAt === undefined ? [] : [set.placedAt]),
    ...set.person.flatMap(([, names]) => names),
    ...items.flatMap((item) => Object.keys(set.items.get(item)?.where ?? {})),
    ...valueColumns.flat(),
    ...flags.flatMap((flag) => (flag.kind === 'having' ? [] : flag.columns)),
  ]);
  return new Set(columns.filter((column) => !read.has(column)));
}

/** What the report says of a table that was read. */
export function shopTableOf(
  { plan, staged, problems }: StagedPlan,
  tenant: Tenant,
  say: (note: CountingNote) => ShopTable['problems'][number],
): ShopTable {
  return {
    tenant: tenant.id,
    kind: tenant.data!.kind,
    table: plan.set.table,
    rows: staged?.rows ?? 0,
    asOf: tenant.data!.asOf ?? staged?.asOf ?? Number.NaN,
    broken: staged?.unreadable ?? 0,
    problems: problems.map(say),
    isCutShort: staged === null || problems.some(({ code }) => code === 'broke-off' || code === 'database'),
  };
}

/** A plan that only reads which member has which e-mail. */
export function membersPlan(tenant: string, set: DataSet): TablePlan {
  const named = set.person
    .filter(([key]) => key === 'customer' || key === 'email')
    .flatMap(([, columns]) => columns);
  return {
    tenant,
    set,
    requests: [],
    valueColumns: [],
    flags: [],
    items: [],
    columns: [...new Set([set.id, ...named])],
  };
}

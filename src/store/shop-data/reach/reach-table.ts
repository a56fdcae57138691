import type { DerivedTable } from '../derive/derive-table.ts';
import { classColumns } from '../derive/derived-sql.ts';
import { type ClassChoice, type FittingClasses, fitClasses } from '../derive/row-classes.ts';
import { uniteWindows } from '../derive/unite-windows.ts';
import { KEPT_COLUMNS } from '../person/kept-identifier.ts';
import type { PlannedRequest } from '../plan/table-plan.ts';
import type { StagingArea } from '../table-source.ts';
import { fittingRows } from './fitting-rows.ts';
import { GroupSets } from './group-sets.ts';
import type { GroupSet, ReachedPart } from './reached-part.ts';
import { rowKinds } from './row-kinds.ts';

/** What one request reached of a table. */
export interface ReachedRequest {
  readonly request: PlannedRequest;
  readonly rows: number;
  /** Of these, rows whose time is unknown while it matters. */
  readonly untimed: number;
  /** At most so many of the rows were reached; undefined when all were. */
  readonly atMost: number | undefined;
  /** Values of the set's own identifiers that no row has. */
  readonly missing: readonly string[];
}

export interface ReachedTable {
  readonly part: ReachedPart;
  readonly requests: readonly ReachedRequest[];
}

/**
 * Finds which groups reached which rows of a table.
 *
 * @param placeOf a group's place within its tenant
 * @param itemsOf selected items as bits, by place
 */
export async function reachTable(
  derived: DerivedTable,
  placeOf: ReadonlyMap<number, number>,
  itemsOf: readonly number[],
  area: StagingArea,
): Promise<ReachedTable> {
  const { staged, classes, choices, slots, table } = derived;
  const { plan } = staged;
  const fitting = fitClasses(classes, choices, slots.unknownBucket);
  const requests = plan.requests.map(
    (request, at): ReachedRequest => ({
      request,
      rows: fitting.rows[at]!,
      untimed: fitting.untimed[at]!,
      atMost: atMostOf(request, fitting, derived),
      missing: missingValues(request, derived),
    }),
  );
  const { setOfClass, groupSets } = gather(requests, choices, fitting, classes.length, placeOf);
  const columns = classColumns(staged);
  const reach = area.newTable();
  await createReach(reach, derived, setOfClass, area);
  const join = `JOIN ${reach} AS reach USING (${columns.join(', ')})`;
  const rowsSql = `SELECT rk, pk, ${derived.cardSql} AS ck, mask, gs FROM ${table} AS r ${join}`;
  const keptSql = derived.isKept
    ? `SELECT rk, pk, mask, gs, ${KEPT_COLUMNS.join(', ')} FROM ${table} ${join}`
    : null;
  return {
    requests,
    part: {
      tenant: plan.tenant,
      set: plan.set.name,
      rowsSql,
      keptSql,
      groupSets,
      kinds: await rowKinds({ rowsSql, keptSql }, area),
      itemsOf,
      isUnique: derived.shared === 0,
      hasPersons: plan.set.person.length > 0,
      hasCards: plan.set.person.some(([key]) => key === 'card'),
    },
  };
}

/** The least of what is said, of what fits into the answer, and of the ids named where the data has no ids. */
function atMostOf(
  { atMost, answer, choice }: PlannedRequest,
  fitting: FittingClasses,
  { staged: { plan }, values }: DerivedTable,
): number | undefined {
  const alike = answer?.alike.map(({ request, bytes }) => ({ rows: fitting.rows[request]!, bytes }));
  const byId = choice.values.filter(
    ({ column }) => values[column]!.isMissing && plan.valueColumns[column]!.join() === plan.set.id,
  );
  const limits = [
    atMost,
    answer === undefined ? undefined : fittingRows(answer.bytes, alike!),
    ...byId.map((each) => each.values.length),
  ].filter((limit) => limit !== undefined);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** Identifiers that a request named and that are gone: of orders their id, of customers also what they log in with. */
function missingValues({ choice }: PlannedRequest, { staged, values }: DerivedTable): string[] {
  const { set, valueColumns } = staged.plan;
  const own = [[set.id], ...(set.name === 'customers' ? customerColumns(staged) : [])].map((columns) =>
    columns.join('\n'),
  );
  return choice.values
    .filter(({ column }) => !values[column]!.isMissing && own.includes(valueColumns[column]!.join('\n')))
    .flatMap(({ column, values: wanted }) =>
      wanted.filter((value) => values[column]!.numbersOf(value).length === 0),
    );
}

function customerColumns({ plan: { set } }: DerivedTable['staged']): (readonly string[])[] {
  const person = set.person
    .filter(([key]) => key === 'customer' || key === 'email')
    .map(([, columns]) => columns);
  const login = set.items.get('login_id');
  return login === undefined ? person : [...person, login.columns];
}

function gather(
  requests: readonly ReachedRequest[],
  choices: readonly ClassChoice[],
  fitting: FittingClasses,
  classes: number,
  placeOf: ReadonlyMap<number, number>,
): { setOfClass: Uint32Array; groupSets: readonly GroupSet[] } {
  const sets = new GroupSets(classes);
  const windows = new Map<string, { group: number; isSure: boolean; choices: ClassChoice[] }>();
  for (const [at, { request, atMost }] of requests.entries()) {
    if (request.place === null) continue;
    const group = placeOf.get(request.place.group)!;
    const isSure = atMost === undefined;
    const choice = choices[at]!;
    const key = choice.values.length > 0 ? `request ${at}` : JSON.stringify([group, isSure, choice.flags]);
    const window = windows.get(key) ?? { group, isSure, choices: [] };
    windows.set(key, window);
    window.choices.push(choice);
  }
  for (const { group, isSure, choices: own } of windows.values()) {
    for (const choice of uniteWindows(own)) fitting.each(choice, (index) => sets.add(index, group, isSure));
  }
  return sets.result();
}

async function createReach(
  reach: string,
  { staged, classes }: DerivedTable,
  setOfClass: Uint32Array,
  area: StagingArea,
): Promise<void> {
  const { valueColumns, flags } = staged.plan;
  async function* rows() {
    for (let start = 0; start < classes.length; start += 10_000) {
      const batch: string[][] = [];
      for (const [at, each] of classes.slice(start, start + 10_000).entries()) {
        const set = setOfClass[start + at]!;
        if (set > 0) batch.push([each.bucket, ...each.values, ...each.flags, set - 1].map(String));
      }
      yield batch;
    }
  }
  const columns = [
    'UINTEGER AS b',
    ...valueColumns.map((_, at) => `UINTEGER AS v${at}`),
    ...flags.map((_, at) => `BOOLEAN AS q${at}`),
    'UINTEGER AS gs',
  ];
  const { relation } = await area.append(columns.length, rows());
  const typed = columns.map((type, at) => `c${at}::${type}`);
  await area.run(`CREATE TABLE ${reach} AS SELECT ${typed.join(', ')} FROM ${relation}`);
  await area.run(`DROP TABLE ${relation}`);
}

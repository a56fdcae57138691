import type { SeenRow } from '../../model/claim.ts';
import type { Item } from '../../model/item.ts';
import type { LeakedFile } from '../../model/leaked-file.ts';
import type { Profile } from '../../model/route.ts';
import { type ColumnRoles, columnRoles } from './column/column-roles.ts';
import { type ColumnTests, columnTests } from './column/column-tests.ts';
import { columnKey, fitDataSet } from './fit-data-set.ts';
import { type BrokenRow, type FileTrouble, LeakedFileTrouble } from './leaked-record.ts';
import { type FileForm, leakedRecords } from './leaked-records.ts';
import { RowReader, unnamedColumn } from './row-reader.ts';

/** A table of people in a leaked file. */
export interface LeakedTable {
  /** '' when the file is one table. */
  readonly name: string;
  /** The data set whose rows they are: one of the profile's, or `orders`, `customers`, `rows`. */
  readonly set: string;
  /** Items that its columns hold, in the order of ITEMS. */
  readonly items: readonly Item[];
  /** Whether the file names its columns; else they were told by their content. */
  readonly hasNames: boolean;
  readonly rowCount: number;
  /** Reads them from the file, as often as needed. */
  readonly rows: Iterable<SeenRow>;
}

/** What a leaked file holds. */
export interface Leak {
  readonly file: LeakedFile;
  readonly tenant: string;
  /** `csv`, `zip+csv`, … with its encoding: `csv (shift_jis)`. */
  readonly format: string;
  /** Those in which anything of a person was found. */
  readonly tables: readonly LeakedTable[];
  /** All rows, also of other tables. */
  readonly rowCount: number;
  readonly brokenCount: number;
  /** Rows of tables beyond those that are told apart: nobody is counted in them. */
  readonly untoldRows: number;
  /** The first of them. */
  readonly broken: readonly BrokenRow[];
  /** Why the rest was not read; null when all was. */
  readonly trouble: FileTrouble | null;
}

const SAMPLED_ROWS = 200;
const MOST_BROKEN = 1_000;
const MOST_TABLES = 2_000;

interface Draft {
  readonly name: string;
  hasNames: boolean;
  rowCount: number;
  readonly samples: Map<string, string[]>;
}

/**
 * Reads a leaked file once, finds the tables of people in it and what their columns are. What cannot be read is
 * counted; what the file's rows say is kept nowhere.
 */
export function readLeak(file: LeakedFile, tenant: string, profile: Profile): Leak {
  const tests = columnTests(profile);
  const form: FileForm = { format: '', encoding: '' };
  const drafts = new Map<string, Draft>();
  const broken: BrokenRow[] = [];
  let brokenCount = 0;
  let rowCount = 0;
  let untoldRows = 0;
  let trouble: FileTrouble | null = null;
  try {
    for (const record of leakedRecords(file, tests, form)) {
      if (record.kind === 'row') {
        rowCount++;
        if (drafts.size < MOST_TABLES || drafts.has(record.table)) {
          sample(drafts, record.table, record.columns, record.cells);
        } else untoldRows++;
      } else {
        brokenCount++;
        if (broken.length < MOST_BROKEN) broken.push(record);
      }
    }
  } catch (error) {
    if (!(error instanceof LeakedFileTrouble)) throw error;
    trouble = error.trouble;
  }
  const tables = [...drafts.values()].flatMap((draft) => tableOf(draft, file, profile, tests));
  const format = form.encoding === '' ? form.format : `${form.format} (${form.encoding})`;
  return {
    file,
    tenant,
    format: format || 'unknown',
    tables,
    rowCount,
    brokenCount,
    untoldRows,
    broken,
    trouble,
  };
}

function sample(
  drafts: Map<string, Draft>,
  table: string,
  columns: readonly string[] | null,
  cells: readonly string[],
): void {
  let draft = drafts.get(table);
  if (draft === undefined) {
    draft = { name: table, hasNames: columns !== null, rowCount: 0, samples: new Map() };
    drafts.set(table, draft);
  }
  draft.rowCount++;
  // Columns that come late (JSON) are still found, if not sampled whole.
  if (draft.rowCount > SAMPLED_ROWS && columns === null) return;
  for (const [index, cell] of cells.entries()) {
    const key = columns === null ? unnamedColumn(index) : columnKey(columns[index] ?? '');
    const known = draft.samples.get(key);
    if (known === undefined) draft.samples.set(key, [cell]);
    else if (known.length < SAMPLED_ROWS) known.push(cell);
  }
}

function tableOf(draft: Draft, file: LeakedFile, profile: Profile, tests: ColumnTests): LeakedTable[] {
  const { name, hasNames, samples, rowCount } = draft;
  const set = hasNames ? fitDataSet(profile, name.split('/').at(-1) ?? name, [...samples.keys()]) : undefined;
  const roles = columnRoles(samples, hasNames, set, name);
  const items = RowReader.itemsOf(roles);
  if (items.length === 0 && roles.person.length === 0) return [];
  const rows = { [Symbol.iterator]: () => rowsOf(file, name, roles, tests) };
  return [{ name, set: set?.name ?? usualSet(roles, items), items, hasNames, rowCount, rows }];
}

function* rowsOf(
  file: LeakedFile,
  table: string,
  roles: ColumnRoles,
  tests: ColumnTests,
): Generator<SeenRow> {
  const reader = new RowReader(roles);
  try {
    for (const record of leakedRecords(file, tests, { format: '', encoding: '' })) {
      if (record.kind === 'row' && record.table === table) yield reader.read(record);
    }
  } catch (error) {
    // The first reading has told of it.
    if (!(error instanceof LeakedFileTrouble)) throw error;
  }
}

function usualSet(roles: ColumnRoles, items: readonly Item[]): string {
  if (items.includes('order')) return 'orders';
  const isMembers =
    roles.person.some(({ key }) => key === 'customer') ||
    items.some((item) => item === 'login_id' || item === 'password' || item === 'password_hash');
  return isMembers ? 'customers' : 'rows';
}

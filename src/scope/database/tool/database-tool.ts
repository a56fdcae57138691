import type { ShopEvent } from '../../../model/shop-event.ts';
import { adminerRows, type ListedRows } from './adminer-rows.ts';

/** What a page of a database tool showed: the tables that the address names. */
export interface ToolPage {
  /** '' when the address names none. */
  readonly database: string;
  /** '' when the address names none. */
  readonly table: string;
  /** One row was opened: by which column, and its value. */
  readonly row: { readonly column: string; readonly value: string } | null;
  /** The page dumps (`dump`, `export`) rather than shows. */
  readonly dumps: boolean;
  /** Rows that the page listed; null where its address does not say. */
  readonly listed: ListedRows | null;
  /** Whether the address tells all that the page showed of rows. What is posted is not in it. */
  readonly isTold: boolean;
}

/** Adminer, phpMyAdmin, SQL Buddy, phpMiniAdmin, phpPgAdmin, Sypex Dumper and what they are renamed to. */
const TOOL =
  /\/(?:adminer[\w.-]*|(?:php)?my_?admin[\w.-]*|pma[\w.-]*|sql-?buddy|phpminiadmin[\w.-]*|php-?pg-?admin|mysql-?(?:admin|dumper)?|db-?admin(?:er)?|dbtool|sxd|bigdump|mysqldumper|sqlite-?manager|db-?(?:client|manager)|sql-?(?:client|web|manager))(?:\.php)?(?:\/|$)/i;
/** Adminer under any name. */
const ADMINER = /[?&](?:server|pgsql|sqlite|mssql)=[^&]*&username=/;
const NAMES = {
  database: ['db', 'database', 'dbname', 'schema'],
  table: ['select', 'edit', 'table', 'tbl', 'indexes', 'create'],
} as const;

/** Whether a path is that of a program that works on a database. */
export function isToolPath(path: string): boolean {
  return TOOL.test(path);
}

/**
 * Reads a request to a web page that works on a database.
 *
 * @returns null when it is none, or shows by nothing that its user was let in
 */
export function readToolPage(event: ShopEvent): ToolPage | null {
  if (event.kind !== 'web' || event.status < 200 || event.status > 299) return null;
  const isTool = TOOL.test(event.path) || ADMINER.test(event.target);
  if (!isTool) return null;
  const query = event.target.includes('?') ? event.target.slice(event.target.indexOf('?') + 1) : '';
  const parameters = new URLSearchParams(query);
  const value = (names: readonly string[]) =>
    names.map((name) => parameters.get(name) ?? '').find((text) => text !== '') ?? '';
  const database = value(NAMES.database);
  const table = value(NAMES.table);
  const route = parameters.get('route') ?? '';
  const dumps = parameters.has('dump') || route.includes('/export') || /export|dump/.test(event.path);
  // A page that names no database is shown to anybody; what is posted to a tool and answered with a page is not.
  if (database === '' && table === '' && !dumps && event.method !== 'POST') return null;
  const row = parameters.has('edit') ? rowOf(parameters) : null;
  const lists = event.method === 'GET' && (parameters.get('select') ?? '') !== '';
  const listed = lists ? adminerRows(parameters) : null;
  const isTold = event.method === 'GET' && !dumps && !parameters.has('sql') && (listed ?? row) !== null;
  return { database, table, row, dumps, listed, isTold };
}

/** Adminer's `edit=orders&where[id]=5`. */
function rowOf(parameters: URLSearchParams): ToolPage['row'] {
  const conditions = [...parameters].flatMap(([name, value]) => {
    const column = /^where\[(.+)\]$/.exec(name)?.[1];
    return column === undefined ? [] : [{ column, value }];
  });
  return conditions.length === 1 ? conditions[0]! : null;
}

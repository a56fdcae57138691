import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpackFile } from '../../adapters/evidence/unpack-file.ts';
import { readShippedProfile } from '../../adapters/settings/read-profile.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import type { Claim } from '../../model/claim.ts';
import type { Tenant } from '../../model/config/config.ts';
import type { DataSet, Where } from '../../model/data-set.ts';
import { createShopData } from '../../store/shop-data/create-shop-data.ts';

const NOTHING = { ja: '', en: '' };
const profiles = (await readdir(shippedFolder('profiles')))
  .filter((name) => name.endsWith('.yaml') && name !== 'generic.yaml')
  .map((name) => name.slice(0, -5));

type Row = Record<string, string>;
type Tables = Map<string, Row[]>;

/** One row of a data set and of each table that it joins, as the profile describes them. */
function addRows(tables: Tables, set: DataSet, key: string, sets: readonly DataSet[]): void {
  const rows = new Map<string, Row>([['', {}], ...set.joins.map(({ alias }): [string, Row] => [alias, {}])]);
  const put = (column: string, value: string) => {
    const [head = '', ...keys] = column.split('->');
    const dot = head.indexOf('.');
    const row = rows.get(dot < 0 ? '' : head.slice(0, dot))!;
    const name = head.slice(dot + 1);
    if (keys.length === 0) row[name] ??= value;
    else {
      const object = JSON.parse(row[name] ?? '{}') as Record<string, unknown>;
      row[name] = JSON.stringify({ ...object, [keys[0]!]: value });
    }
  };
  const hold = (where: Where | undefined, prefix: string) => {
    for (const [column, wanted] of Object.entries(where ?? {})) {
      put(prefix + column, String(Array.isArray(wanted) ? wanted[0] : wanted));
    }
  };
  hold(set.where, '');
  put(set.id, key);
  if (set.placedAt !== undefined) put(set.placedAt, '2026-09-01 12:00:00');
  for (const { alias, on, where } of set.joins) {
    hold(where, `${alias}.`);
    for (const [own, other] of Object.entries(on)) {
      put(`${alias}.${own}`, key);
      put(other, key);
    }
  }
  for (const [item, { columns, where }] of set.items) {
    for (const column of columns) put(column, item === 'email' ? `p${key}@example.com` : `${key}`);
    hold(where, '');
  }
  for (const [, columns] of set.person) for (const column of columns) put(column, key);
  add(tables, set.table, rows.get('')!);
  for (const { alias, table } of set.joins) {
    const row = rows.get(alias)!;
    const own = sets.find((each) => each.table === table);
    for (const [, columns] of own?.person ?? []) {
      for (const column of columns) if (!/[.>]/.test(column)) row[column] ??= key;
    }
    add(tables, table, row);
  }
}

function add(tables: Tables, table: string, row: Row): void {
  tables.set(table, [...(tables.get(table) ?? []), row]);
}

function csv(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value = '') => `"${value.replaceAll('"', '""')}"`;
  return [names, ...rows.map((row) => names.map((name) => row[name]))]
    .map((cells) => cells.map(cell).join(','))
    .join('\n');
}

function claimOn(set: DataSet): Claim {
  const row = { kind: 'shop', set: set.name, filter: { kind: 'all' }, existedAt: Number.NaN, at: 0 } as const;
  return {
    actor: null,
    tenant: 'a',
    channel: 'database',
    certainty: 'taken',
    bound: 'exact',
    items: [],
    from: 0,
    to: 0,
    rows: [{ ...row, evidence: { input: 0, line: 1, offset: 0 }, selection: NOTHING }],
    misuse: 'not-asked',
    altered: [],
    says: 'own-logs',
    basis: NOTHING,
    incomplete: [],
    evidence: [],
    evidenceCount: 1,
  };
}

it.each(profiles)('%s: each data set counts its own row, joined and composed as described', async (name) => {
  const reading = await readShippedProfile(name, shippedFolder('profiles'));
  if (!reading.ok) throw reading.problems[0];
  const { profile } = reading;
  const sets = [...profile.data!.values()];
  const folder = await mkdtemp(join(tmpdir(), 'hinomi-tables-'));
  const tables: Tables = new Map();
  for (const [at, set] of sets.entries()) addRows(tables, set, String(at + 1), sets);
  const files: Record<string, string> = {};
  for (const [table, rows] of tables) {
    files[table] = join(folder, `${table}.csv`);
    await writeFile(files[table], csv(rows));
  }
  for (const set of sets) files[set.name] = files[set.table]!;
  const tenant: Tenant = { id: 'a', name: 'a', hosts: [], profile, data: { kind: 'csv', tables: files } };
  const said: string[] = [];
  const data = createShopData({
    tenants: [tenant],
    timezone: 'Asia/Tokyo',
    unpack: unpackFile,
    say: (note) => {
      said.push(JSON.stringify(note));
      return NOTHING;
    },
  });
  try {
    const { groups } = await data.count(sets.map((set) => ({ claims: [claimOn(set)] })));
    // The rows of sets that share a table are made with the same ids.
    expect(said.filter((note) => !note.includes('shared-ids'))).toEqual([]);
    for (const [at, set] of sets.entries()) {
      // Without conditions a set holds the rows that others join, too.
      const ids = new Set(tables.get(set.table)!.map((row) => row[set.id]));
      const n = set.where === undefined ? ids.size : 1;
      expect([set.name, groups[at]?.records[set.name]]).toEqual([set.name, n]);
      expect(groups[at]?.bound).toBe('exact');
    }
  } finally {
    await data.close();
    await rm(folder, { recursive: true });
  }
});

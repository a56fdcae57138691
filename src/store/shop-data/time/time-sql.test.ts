import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../duckdb/open-database.ts';
import { timeSql } from './time-sql.ts';
import { zoneChanges } from './zone-changes.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase();
});

afterAll(() => database.close());

async function read(value: string, type: string, zone: string): Promise<string> {
  const sql = timeSql('c', type, zoneChanges(zone));
  const reader = await database.connection.runAndReadAll(
    `SELECT ${sql} FROM (SELECT '${value}'::${type} AS c)`,
  );
  const [[at]] = reader.getRows() as [[bigint | number | null]];
  return at === null ? '' : new Date(Number(at)).toISOString();
}

describe('timeSql', () => {
  it.each([
    ['2026-09-01 00:30:00', 'VARCHAR'],
    ['2026/9/1 0:30', 'VARCHAR'],
    ['20260901003000', 'VARCHAR'],
    ['2026-09-01 00:30:00', 'TIMESTAMP'],
  ])('reads %s (%s) in the zone that its data set has', async (value, type) => {
    expect(await read(value, type, 'Asia/Tokyo')).toBe('2026-08-31T15:30:00.000Z');
    expect(await read(value, type, 'UTC')).toBe('2026-09-01T00:30:00.000Z');
    expect(await read(value, type, 'America/New_York')).toBe('2026-09-01T04:30:00.000Z');
  });

  it('takes an offset that is written as it is', async () => {
    for (const zone of ['Asia/Tokyo', 'UTC']) {
      expect(await read('2026-09-01T00:30:00+02:00', 'VARCHAR', zone)).toBe('2026-08-31T22:30:00.000Z');
      expect(await read('2026-09-01T00:30:00+02:00', 'TIMESTAMP WITH TIME ZONE', zone)).toBe(
        '2026-08-31T22:30:00.000Z',
      );
    }
  });

  it('says nothing of what is no time', async () => {
    expect(await read('soon', 'VARCHAR', 'UTC')).toBe('');
  });
});

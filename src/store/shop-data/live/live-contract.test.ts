import { describe, it } from 'vitest';
import { LIVE_KINDS, type LiveShop, useLiveShop } from '../testing/live-shop.ts';
import { describeShopData, type LayOut } from '../testing/shop-data-contract.ts';
import { type Row, SETS } from '../testing/shop-world.ts';

describe.each(LIVE_KINDS)('a live shop in $kind', ({ kind, missing }) => {
  if (missing !== '') {
    it.skip(`is not tried: ${missing}`, () => undefined);
    return;
  }
  const shop = useLiveShop(kind);
  let shops = 0;
  /** Each shop has a schema of its own. */
  const layOut: LayOut = async (tables) => {
    const schema = `shop_${++shops}`;
    const url = await schemaOf(shop(), schema);
    for (const [name, rows] of Object.entries(tables)) {
      const columns = columnsOf(name, rows);
      const types = columns.map((column) => `${column} VARCHAR(200)`);
      await shop().exec(`CREATE TABLE ${schema}.${name} (${types.join(', ')})`);
      const values = rows.map(
        (row) => `(${columns.map((column) => quoted(row[column] ?? null)).join(', ')})`,
      );
      if (values.length > 0) await shop().exec(`INSERT INTO ${schema}.${name} VALUES ${values.join(', ')}`);
      await shop().grant(`${schema}.${name}`);
    }
    return { kind, url, tables: {} };
  };
  describeShopData(kind, layOut, 12);
});

async function schemaOf(shop: LiveShop, schema: string): Promise<string> {
  await shop.exec(`CREATE SCHEMA ${schema}${shop.kind === 'mysql' ? ' CHARACTER SET utf8mb4' : ''}`);
  if (shop.kind === 'mysql') return shop.url({ database: schema });
  await shop.exec(`GRANT USAGE ON SCHEMA ${schema} TO reader;
    CREATE ROLE ${schema} LOGIN PASSWORD 'of-${schema}' IN ROLE reader; ALTER ROLE ${schema} SET search_path = ${schema}`);
  return shop.url().replace(/\/\/[^@]*@/, `//${schema}:of-${schema}@`);
}

function columnsOf(name: string, rows: readonly Row[]): string[] {
  const set = SETS.get(name);
  const named =
    set === undefined
      ? []
      : [set.id, set.placedAt ?? set.id, ...set.person.flatMap(([, columns]) => columns)];
  return [
    ...new Set([
      ...named,
      ...(name === 'orders' ? ['payment'] : []),
      ...rows.flatMap((row) => Object.keys(row)),
    ]),
  ];
}

function quoted(text: string | null): string {
  return text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`;
}

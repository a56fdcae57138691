import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { registerReaders } from '../readers/register-readers.ts';

/** Of DuckDB alone. With buffers that it does not count, and Node, a process stays below 1.5 GB. */
const MEMORY_LIMIT = '700MB';

/** A database of one run: in memory, and what does not fit in a private folder. */
export interface Database {
  readonly connection: DuckDBConnection;
  /** Only this user may look into it; gone after {@link Database.close}. */
  readonly folder: string;
  close(): void;
}

/** Opens a database that neither loads extensions nor reaches the network. Nothing of it outlives `close`. */
export async function openDatabase(): Promise<Database> {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-data-'));
  chmodSync(folder, 0o700);
  try {
    const instance = await DuckDBInstance.create(':memory:', {
      temp_directory: join(folder, `spill-${randomUUID()}`),
      memory_limit: MEMORY_LIMIT,
      threads: String(Math.max(2, Math.min(4, availableParallelism()))),
      preserve_insertion_order: 'false',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    await connection.run("SET TimeZone = 'UTC'");
    registerReaders(connection);
    return {
      connection,
      folder,
      close() {
        connection.closeSync();
        instance.closeSync();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

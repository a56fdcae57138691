import type { DataSource } from '../../model/config/config.ts';
import { createFileSource } from './file/create-file-source.ts';
import type { TableSource } from './table-source.ts';

/** Opens a tenant's shop data. Drivers of databases are loaded only where one is configured. */
export async function openTableSource(data: DataSource, timezone: string): Promise<TableSource> {
  void timezone;
  return createFileSource(data);
}

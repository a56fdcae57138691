import type { DataSource } from '../../model/config/config.ts';
import type { Unpack } from '../../model/ports.ts';
import { createFileSource } from './file/create-file-source.ts';
import type { TableSource } from './table-source.ts';

/** Opens a tenant's shop data. Drivers of databases are loaded only where one is configured. */
export async function openTableSource(data: DataSource, unpack: Unpack): Promise<TableSource> {
  if (data.kind === 'csv' || data.kind === 'parquet') return createFileSource(data, unpack);
  const { createLiveSource } = await import('./live/create-live-source.ts');
  return createLiveSource(data.kind, data.url ?? '');
}

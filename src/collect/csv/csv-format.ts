import type { Format } from '../format.ts';
import { AccessCsvParser } from './access-csv-parser.ts';
import type { CsvHeader } from './csv-columns.ts';

/** Access logs in CSV whose first line names the columns: it must be known, since every part of a file needs it. */
export const CSV: Format = csvFormat('csv', undefined);

/** Stands before columns that are given instead of a first line: `csv:time,client_ip,method,url,status`. */
export const CSV_COLUMNS = 'csv:';

/**
 * The format of a CSV access log.
 *
 * @param header undefined when the first line that names columns is to tell
 */
export function csvFormat(name: string, header: CsvHeader | undefined): Format {
  return { name, kind: 'web', createParser: (options) => new AccessCsvParser(name, header, options) };
}

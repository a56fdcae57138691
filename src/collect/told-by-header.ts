import { usualAuditCsv } from './audit/audit-format.ts';
import { csvColumns } from './csv/csv-columns.ts';
import { csvFormat } from './csv/csv-format.ts';
import { csvLines } from './csv/csv-lines.ts';
import { headerLine } from './csv/header-line.ts';
import type { Format } from './format.ts';
import { bestLines } from './infer/best-lines.ts';
import { unwrapSample } from './infer/unwrap-sample.ts';
import { wrappedFormat } from './wrapped/wrapped-format.ts';

/**
 * The format of a CSV whose first line names the columns: a log's own lines in one of them (`csv+combined`), an access
 * log (`csv`), or an audit log (`audit-csv`). Undefined for any other file.
 *
 * @param sample the input's first bytes
 */
export function toldByHeader(sample: Uint8Array): Format | undefined {
  const header = headerLine(sample);
  if (!/[,;\t]/.test(header)) return undefined;
  const columns = csvColumns(header);
  return (
    linesInside(header, sample) ?? (columns === undefined ? usualAuditCsv(header) : csvFormat('csv', columns))
  );
}

/** What was logged is surer than the columns that somebody made of it. */
function linesInside(header: string, sample: Uint8Array): Format | undefined {
  const wrapper = csvLines(header);
  const inside = wrapper === undefined ? undefined : unwrapSample(wrapper, sample);
  const inner = inside === undefined ? null : bestLines(inside);
  return wrapper === undefined || inner === null ? undefined : wrappedFormat(wrapper, inner);
}

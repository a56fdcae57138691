import type { Investigation } from '../../model/investigation.ts';
import { fitReport } from './fit-report.ts';
import { reportOf } from './report-of.ts';
import { writtenBytes, writtenReport } from './written-report.ts';

/** Below 5 MB, with some room. */
const LIMIT_BYTES = 4_800_000;

/** `report.json`, schema `hinomi.report/1`: always below 5 MB; what had to be left out stands in its `notices`. */
export function renderReportJson(investigation: Investigation): string {
  const report = reportOf(investigation);
  const written = writtenReport(report);
  return writtenBytes(written) <= LIMIT_BYTES ? written : writtenReport(fitReport(report, LIMIT_BYTES));
}

import type { Investigation } from '../../model/investigation.ts';
import { fitReport } from './fit-report.ts';
import { reportOf } from './report-of.ts';
import { writtenReport } from './written-report.ts';

/** Below 5 MB, with some room. */
const LIMIT_BYTES = 4_800_000;

/** `report.json`, schema `hinomi.report/1`: always below 5 MB; what had to be left out stands in its `notices`. */
export function renderReportJson(investigation: Investigation): string {
  return writtenReport(fitReport(reportOf(investigation), LIMIT_BYTES));
}

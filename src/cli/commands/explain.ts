import { openReportFolder } from '../../adapters/report-folder.ts';
import { findExposure } from '../../disclose/explain/find-exposure.ts';
import { gatherExplanation } from '../../disclose/explain/gather-explanation.ts';
import type { Language } from '../../model/language.ts';
import type { CommandIo } from '../command-io.ts';
import { renderExplanation } from '../terminal/render-explanation.ts';

export interface ExplainOptions {
  /** The folder that `hinomi investigate` wrote. */
  readonly folder: string;
  /** An exposure's id, or its beginning. */
  readonly exposure: string;
  readonly language: Language;
}

/**
 * `hinomi explain DIR --exposure ID`: walks from a figure to rows and log lines, from the report's folder alone.
 *
 * @throws AppError REPORT_MISSING, REPORT_UNREADABLE, EXPOSURE_UNKNOWN, EXPOSURE_AMBIGUOUS (exit code 2)
 */
export async function explain(
  { folder, exposure, language }: ExplainOptions,
  io: CommandIo,
): Promise<number> {
  const opened = await openReportFolder(folder);
  const explanation = await gatherExplanation(
    opened,
    await findExposure(opened.report, opened.exposures, exposure),
  );
  const { colour, width } = io;
  io.stdout.write(renderExplanation(explanation, { language, colour, width }));
  return 0;
}

import { AppError } from '../../errors/app-error.ts';
import { REPORT_SCHEMA, type Report } from '../../model/report-schema.ts';
import type { CaseDesk } from '../case/case-desk.ts';

/**
 * The report that a case holds, as it was when it was attached.
 *
 * @returns null where none is attached
 * @throws AppError REPORT_UNREADABLE
 */
export async function attachedReport(desk: CaseDesk, sha256: string | undefined): Promise<Report | null> {
  const content = sha256 === undefined ? null : await desk.files.read(sha256);
  if (content === null) return null;
  const read = REPORT_SCHEMA.safeParse(JSON.parse(Buffer.from(content).toString('utf8')));
  if (read.success) return read.data;
  throw new AppError('REPORT_UNREADABLE', {
    path: sha256!,
    cause: read.error.issues[0]?.path.join('.') ?? 'schema',
  });
}

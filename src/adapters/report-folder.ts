import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors/app-error.ts';
import { REPORT_SCHEMA, type Report } from '../model/report-schema.ts';

/** What `hinomi investigate` left in a folder. */
export interface ReportFolder {
  readonly report: Report;
  /** Lines of `exposures.ndjson`: every exposure, where there are more than the report holds; null when there is none. */
  readonly exposures: AsyncIterable<readonly string[]> | null;
  /** Lines of `served.ndjson`, some at a time; null when there is none. */
  readonly served: AsyncIterable<readonly string[]> | null;
  /** Lines of `affected.ndjson`; null when there is none. */
  readonly affected: AsyncIterable<readonly string[]> | null;
  /** Whether the list of persons lies there encrypted. */
  readonly isEncrypted: boolean;
}

/**
 * Opens a report's folder.
 *
 * @throws AppError REPORT_MISSING, REPORT_UNREADABLE; the latter also while lines are read
 */
export async function openReportFolder(path: string): Promise<ReportFolder> {
  const lines = (name: string) => (existsSync(join(path, name)) ? readLines(join(path, name)) : null);
  return {
    report: await readReport(path),
    exposures: lines('exposures.ndjson'),
    served: lines('served.ndjson'),
    affected: lines('affected.ndjson'),
    isEncrypted: existsSync(join(path, 'affected.ndjson.age')),
  };
}

async function readReport(folder: string): Promise<Report> {
  const path = join(folder, 'report.json');
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
      throw new AppError('REPORT_MISSING', { path: folder }, error);
    }
    throw unreadable(path, error);
  });
  const read = REPORT_SCHEMA.safeParse(parsed(path, text));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new AppError('REPORT_UNREADABLE', { path, cause: issue?.path.join('.') || 'schema' }, read.error);
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('REPORT_UNREADABLE', { path, cause: 'JSON' }, error);
  }
}

async function* readLines(path: string): AsyncGenerator<readonly string[]> {
  try {
    let pending = '';
    for await (const block of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
      const lines = (pending + (block as string)).split('\n');
      pending = lines.pop() ?? '';
      yield lines;
    }
    if (pending !== '') yield [pending];
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(path, error as NodeJS.ErrnoException);
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): unknown {
  const { code } = error;
  return code === undefined ? error : new AppError('REPORT_UNREADABLE', { path, cause: code }, error);
}

import { tmpdir } from 'node:os';
import { AppError } from '../../errors/app-error.ts';
import { ConfigErrors } from '../../errors/config-errors.ts';
import type { Language } from '../../model/language.ts';
import { printable } from '../../request/redaction/printable.ts';

/** Says what went wrong on standard error, a line each, and gives the exit code. */
export function sayError(error: unknown, language: Language, stderr: NodeJS.WritableStream): number {
  const problems = error instanceof ConfigErrors ? error.problems : [error];
  let exit = 1;
  for (const thrown of problems) {
    const problem = refusalOfSystem(thrown) ?? thrown;
    if (problem instanceof AppError) {
      stderr.write(`hinomi: ${printable(problem.say(language))} [${problem.code}]\n`);
      exit = Math.max(exit, problem.entry.exit);
    } else {
      stderr.write(
        `hinomi: ${printable(problem instanceof Error ? (problem.stack ?? problem.message) : String(problem))}\n`,
      );
    }
  }
  return exit;
}

const OF_FILES = /^E(?:NOSPC|DQUOT|FBIG|ACCES|PERM|ROFS|IO|MFILE|NFILE|NOENT)$/;

/** What a user can do about an error of the system that no command expected: a full disk, mostly. */
function refusalOfSystem(error: unknown): AppError | null {
  if (!(error instanceof Error) || error instanceof AppError) return null;
  const { code, syscall, path } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined || !OF_FILES.test(code)) return null;
  const cause = path === undefined ? code : `${code}: ${path}`;
  return new AppError('SYSTEM_REFUSED', { cause, temporary: tmpdir() }, error);
}

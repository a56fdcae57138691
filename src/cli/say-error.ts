import { ConfigErrors } from '../compose.ts';
import { AppError } from '../errors/app-error.ts';
import type { Language } from '../model/language.ts';
import { printable } from '../request/redaction/printable.ts';

/** Says what went wrong on standard error, a line each, and gives the exit code. */
export function sayError(error: unknown, language: Language, stderr: NodeJS.WritableStream): number {
  const problems = error instanceof ConfigErrors ? error.problems : [error];
  let exit = 1;
  for (const problem of problems) {
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

import { existsSync } from 'node:fs';
import { AppError } from '../../errors/app-error.ts';
import { loadOnce } from '../../model/load-once.ts';

const tinyglobby = loadOnce<typeof import('tinyglobby')>('tinyglobby');

/**
 * The files that a path or glob means, sorted. A name that exists is taken as it is, also when it looks like a
 * glob; `-` stands for standard input.
 *
 * @throws AppError INPUT_MISSING when a glob matches nothing (a plain name is found missing when it is opened)
 */
export async function findInputs(pattern: string): Promise<string[]> {
  if (pattern === '-' || existsSync(pattern)) return [pattern];
  const { glob, isDynamicPattern } = tinyglobby();
  if (!isDynamicPattern(pattern)) return [pattern];
  const found = await glob(pattern, {
    absolute: pattern.startsWith('/'),
    dot: true,
    expandDirectories: false,
  });
  if (found.length === 0) throw new AppError('INPUT_MISSING', { path: pattern });
  return found.sort();
}

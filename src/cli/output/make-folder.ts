import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../../errors/app-error.ts';

/**
 * Makes a folder with the folders above it, where they are missing. Step by step: Node's own recursive way
 * never ends where the system forbids new folders without saying so (under /proc).
 *
 * @throws AppError OUTPUT_UNWRITABLE
 */
export function makeFolder(path: string): void {
  try {
    makeStep(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new AppError('OUTPUT_UNWRITABLE', { path, cause: code ?? message }, error);
  }
}

function makeStep(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = dirname(path);
  if (above !== path) makeStep(above);
  mkdirSync(path);
}

import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';

/** The rule files that paths name. */
export interface RuleFiles {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Files that are there and cannot be read, each with its reason. */
  readonly unreadable: readonly AppError[];
}

/**
 * Reads rule files: each path is a file, or a folder that is searched through all its levels for `.yml` and
 * `.yaml`, except where cases lie (folders with an `expected.yaml`). A file that several paths name is read once.
 * Sorted by path within each path given.
 *
 * @throws AppError RULES_MISSING, RULES_NONE
 */
export async function readRuleFiles(paths: readonly string[]): Promise<RuleFiles> {
  const files: { path: string; text: string }[] = [];
  const unreadable: AppError[] = [];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const file of await filesOf(path, unreadable)) {
      try {
        const real = await realpath(file);
        if (seen.has(real)) continue;
        seen.add(real);
        files.push({ path: file, text: await readFile(file, 'utf8') });
      } catch (error) {
        unreadable.push(unreadableError(file, error));
      }
    }
  }
  return { files, unreadable };
}

async function filesOf(path: string, unreadable: AppError[]): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new AppError('RULES_MISSING', { path }, error);
    unreadable.push(unreadableError(path, error));
    return [];
  }
  const found: string[] = [];
  await search(path, found, unreadable, new Set());
  if (found.length === 0 && unreadable.length === 0) throw new AppError('RULES_NONE', { path });
  return found;
}

/** Follows links to folders, each folder once. */
async function search(
  folder: string,
  found: string[],
  unreadable: AppError[],
  seen: Set<string>,
): Promise<void> {
  try {
    const real = await realpath(folder);
    if (seen.has(real)) return;
    seen.add(real);
    const names = (await readdir(folder)).sort();
    // A case that lies beside rules: what it holds are logs, a configuration, and what is expected.
    if (names.includes('expected.yaml')) return;
    for (const name of names) {
      const path = join(folder, name);
      const facts = await stat(path).catch(() => undefined);
      if (facts?.isDirectory()) await search(path, found, unreadable, seen);
      else if (/\.ya?ml$/i.test(name)) found.push(path);
    }
  } catch (error) {
    unreadable.push(unreadableError(folder, error));
  }
}

function unreadableError(path: string, error: unknown): AppError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new AppError('RULES_UNREADABLE', { path, cause: code ?? message }, error);
}

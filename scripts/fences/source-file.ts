import { readFile } from 'node:fs/promises';
import { glob } from 'tinyglobby';

/** A file of this project, as the checks look at it. */
export interface SourceFile {
  /** Relative to the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** Reads the files that match, sorted by path. */
export async function readSourceFiles(root: string, patterns: readonly string[]): Promise<SourceFile[]> {
  const ignore = ['**/node_modules/**', 'dist/**'];
  const paths = await glob([...patterns], { cwd: root, ignore });
  paths.sort();
  return Promise.all(paths.map(async (path) => ({ path, text: await readFile(`${root}/${path}`, 'utf8') })));
}

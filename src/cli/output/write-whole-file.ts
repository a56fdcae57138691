import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file under another name (`….part`) and gives it its own when it is whole: where the disk is full, no half of
 * it is left to be taken for all, and what lay there before stays.
 *
 * @throws errors of the system
 */
export function writeWholeFile(path: string, content: string): void {
  const part = `${path}.part`;
  try {
    writeFileSync(part, content);
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}

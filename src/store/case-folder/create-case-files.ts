import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import type { CaseFiles } from '../../model/case/case-journal.ts';

/** The files of a case that is a folder: `files/<SHA-256>-<name>`. */
export function createCaseFiles(folder: string): CaseFiles {
  const files = join(folder, 'files');
  const find = (sha256: string) =>
    existsSync(files) ? readdirSync(files).find((name) => name.startsWith(`${sha256}-`)) : undefined;
  return {
    async keep(sha256, name, content) {
      if (find(sha256) !== undefined) return;
      try {
        mkdirSync(files, { recursive: true, mode: 0o700 });
        const path = join(files, `${sha256}-${name.replace(/[^\w.-]/g, '_').slice(-100)}`);
        // Under its name only when it is whole.
        const part = join(files, `.${sha256}.part`);
        const file = openSync(part, 'w', 0o600);
        writeFileSync(file, content);
        fsyncSync(file);
        closeSync(file);
        renameSync(part, path);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        if (code === undefined) throw error;
        throw new AppError('CASE_UNWRITABLE', { path: files, cause: code }, error);
      }
    },
    async read(sha256) {
      const name = find(sha256);
      return name === undefined ? null : readFileSync(join(files, name));
    },
  };
}

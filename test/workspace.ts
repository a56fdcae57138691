import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';

/** A temporary folder of a test file, deleted when the file's tests are over. */
export interface Workspace {
  readonly path: string;
  /** Writes a file and returns its absolute path. */
  write(name: string, content: string | Uint8Array): string;
  /** The absolute path of a name. */
  at(name: string): string;
  read(name: string): string;
  json<T>(name: string): T;
}

/** Makes a workspace. Call it at the top of a test file or of a `describe`. */
export function workspace(): Workspace {
  const path = mkdtempSync(join(tmpdir(), 'hinomi-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string) => join(path, name);
  const read = (name: string) => readFileSync(at(name), 'utf8');
  return {
    path,
    at,
    read,
    json: (name) => JSON.parse(read(name)),
    write(name, content) {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
  };
}

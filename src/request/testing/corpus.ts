import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where logs and labelled values lie that nobody of this project wrote; not part of the project. */
const CORPORA = '../shared/corpora';

/** Whether a corpus is there; says on the console when a test is skipped because it is not. */
export function hasCorpus(path: string): boolean {
  const present = existsSync(join(CORPORA, path));
  if (!present) console.info(`skipped: the corpus ${path} is not beside this checkout`);
  return present;
}

/** A corpus as bytes, one character each. */
export function readCorpus(path: string): string {
  return readFileSync(join(CORPORA, path), 'latin1');
}

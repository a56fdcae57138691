import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateLog } from './generate-log.ts';

/** What every part of the bench works with. */
export interface BenchContext {
  /** A temporary folder; deleted at the end. */
  readonly folder: string;
  /** Runs of each command; medians are printed. */
  readonly runs: number;
  /** Of each log that is made to fill memory. */
  readonly hostileLines: number;
  readonly print: (line: string) => void;
}

export const PROGRAM = fileURLToPath(new URL('../bin/hinomi.js', import.meta.url));

const CORPORA = fileURLToPath(new URL('../../shared/corpora/', import.meta.url));

/** The path of a corpus file; null, and the reason printed, where it is not at hand. */
export function corpus(context: BenchContext, name: string): string | null {
  if (existsSync(CORPORA + name)) return CORPORA + name;
  context.print(`skipped: ${name} is not beside this checkout`);
  return null;
}

/** The log that the speed and memory parts grow: the real one where it is at hand, else a generated one. */
export function baseLog(context: BenchContext): Buffer {
  const path = corpus(context, 'access/semicomplete-2015.log');
  if (path !== null) return readFileSync(path);
  context.print('using a generated log instead: figures are not comparable to published ones');
  return generateLog(10_000);
}

/** Runs the built program; its standard output. Exit codes above 1 are an error. */
export function runHinomi(args: readonly string[], input?: string): string {
  const run = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    ...(input === undefined ? {} : { input }),
  });
  if (run.status !== 0 && run.status !== 5)
    throw new Error(`hinomi ${args[0]} ended with ${run.status}: ${run.stderr.slice(-800)}`);
  return run.stdout;
}

/** The lines of an NDJSON output. */
export function parseLines<T>(ndjson: string): T[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

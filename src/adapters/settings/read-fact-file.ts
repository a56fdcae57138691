import { AppError } from '../../errors/app-error.ts';
import type { FactValue } from '../../model/case/case-act.ts';
import { configProblem, where } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';
import type { YamlSource } from './yaml-source.ts';

/** A fact as it stands in a file. */
export interface FileFact {
  /** `events.1.at`. */
  readonly name: string;
  readonly written: string;
  readonly value: FactValue;
  /** `facts.yaml:12:3`. */
  readonly place: string;
}

/** The facts of a file, or everything that is wrong with it. */
export type FactFileReading =
  | { readonly ok: true; readonly facts: readonly FileFact[] }
  | { readonly ok: false; readonly problems: readonly AppError[] };

/** A part of a name, or several with dots between. */
const KEY = /^[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*$/;

/**
 * Reads facts from YAML: what is nested becomes names with dots, the members of a list get numbers from 1, a list of
 * plain words is one fact. Never throws for what stands in the file.
 */
export async function readFactFile(file: string): Promise<FactFileReading> {
  try {
    const source = await readYamlFile(file);
    const flat = new FlatFacts(source);
    if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value)) {
      flat.problem([], 'organisation: { name: … }');
    } else flat.take(source.value, []);
    const { facts, problems } = flat;
    return problems.length > 0 ? { ok: false, problems } : { ok: true, facts };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

class FlatFacts {
  readonly facts: FileFact[] = [];
  readonly problems: AppError[] = [];
  readonly #source: YamlSource;

  constructor(source: YamlSource) {
    this.#source = source;
  }

  problem(path: readonly PropertyKey[], example: string): void {
    this.problems.push(configProblem(this.#source, path, example));
  }

  take(value: unknown, path: readonly (string | number)[]): void {
    if (Array.isArray(value)) this.#takeList(value, path);
    else if (typeof value === 'object' && value !== null) {
      const entries = Object.entries(value);
      if (entries.length === 0) this.problem(path, 'null');
      for (const [key, child] of entries) {
        if (KEY.test(key)) this.take(child, [...path, key]);
        else this.#badKey(path, key);
      }
    } else this.#takeOne(value as string | number | boolean | null, path);
  }

  #badKey(path: readonly PropertyKey[], key: string): void {
    const place = where(this.#source, this.#source.placeOfKey(path, key));
    this.problems.push(new AppError('CONFIG_VALUE', { ...place, key, value: key, example: 'found_at' }));
  }

  #takeList(values: readonly unknown[], path: readonly (string | number)[]): void {
    if (values.length === 0) this.problem(path, 'null');
    else if (path.join('.') === 'knownAt')
      for (const [at, one] of values.entries()) this.#add(String(one), one as FactValue, path, at);
    else if (values.every((one) => typeof one === 'string'))
      this.#add(values.join(','), values.slice(), path);
    else for (const [at, one] of values.entries()) this.take(one, [...path, at]);
  }

  /** A number that would be written otherwise is a name of something: 0312345678, 1e3. */
  #takeOne(value: string | number | boolean | null, path: readonly (string | number)[]): void {
    const written = this.#source.writtenAt(path);
    if (typeof value === 'number' && String(value) !== written) this.#add(written, written, path);
    else this.#add(String(value), value, path);
  }

  #add(written: string, value: FactValue, path: readonly (string | number)[], at?: number): void {
    const { line, column } = this.#source.placeOf(at === undefined ? path : [...path, at]);
    const name = path.map((part) => (typeof part === 'number' ? part + 1 : part)).join('.');
    this.facts.push({ name, written, value, place: `${this.#source.file}:${line}:${column}` });
  }
}

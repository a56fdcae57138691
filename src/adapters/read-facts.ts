import { AppError } from '../errors/app-error.ts';
import { dataSetsOf, momentsOf } from '../model/config/data-sets-of.ts';
import { factsSchema, type WrittenFacts } from '../model/config/facts-schema.ts';
import { PROBLEM } from '../model/config/schema-parts.ts';
import type { Facts } from '../model/facts.ts';
import { configProblem, schemaProblems, where } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';
import type { YamlSource } from './yaml-source.ts';

/** The facts of an incident, or everything that is wrong with their file. */
export type FactsReading =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problems: readonly AppError[] };

/** Reads FACTS.json (YAML is read too: JSON is a part of it). Never throws for what stands in it. */
export async function readFacts(file: string): Promise<FactsReading> {
  try {
    const source = await readYamlFile(file);
    const parsed = factsSchema.safeParse(source.value);
    if (!parsed.success) return { ok: false, problems: schemaProblems(source, parsed.error) };
    const written = parsed.data;
    const problems = [...badTimes(source, written), ...contradictions(source, written)];
    if (problems.length > 0) return { ok: false, problems };
    return { ok: true, facts: { knownAt: momentsOf(written.knownAt ?? []), dataSets: dataSetsOf(written) } };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

function badTimes(source: YamlSource, { knownAt, data = [] }: WrittenFacts): AppError[] {
  const problems = (said: WrittenFacts['knownAt'], path: readonly PropertyKey[]) =>
    [said ?? []].flat().flatMap((moment, at) => {
      if (!Number.isNaN(momentsOf(moment)[0])) return [];
      return [configProblem(source, Array.isArray(said) ? [...path, at] : path, PROBLEM.time)];
    });
  return [
    ...problems(knownAt, ['knownAt']),
    ...data.flatMap((set, at) => problems(set.knownAt, ['data', at, 'knownAt'])),
  ];
}

/** Two data sets of one name. */
function contradictions(source: YamlSource, { data = [] }: WrittenFacts): AppError[] {
  return data.flatMap(({ set }, at) => {
    const first = data.findIndex((one) => one.set === set);
    return first < at ? [contradiction(source, ['data', at, 'set'], `data[${first}].set`)] : [];
  });
}

function contradiction(source: YamlSource, path: readonly PropertyKey[], other: string): AppError {
  const [list, at, key] = path;
  return new AppError('FACTS_CONTRADICTION', {
    ...where(source, source.placeOf(path)),
    key: `${String(list)}[${String(at)}].${String(key)}`,
    value: source.writtenAt(path),
    other,
  });
}

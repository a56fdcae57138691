import { AppError } from '../../errors/app-error.ts';
import { clashingFacts } from '../../model/config/clashing-facts.ts';
import { dataSetsOf, momentsOf } from '../../model/config/data-sets-of.ts';
import { deniesCards } from '../../model/config/denies-cards.ts';
import { factsSchema, type WrittenFacts } from '../../model/config/facts-schema.ts';
import { PROBLEM } from '../../model/config/schema-parts.ts';
import type { Facts } from '../../model/facts.ts';
import { configProblem, nameOf, schemaProblems, where } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';
import type { YamlSource } from './yaml-source.ts';

/** The facts of an incident, or everything that is wrong with their file. */
export type FactsReading =
  | {
      readonly ok: true;
      readonly facts: Facts;
      /** Where `cards: false` stands though card data is among the items: FILE:LINE:COLUMN. */
      readonly cardsDenied: string | undefined;
    }
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
    const knownAt = momentsOf(written.knownAt ?? []);
    const personsInAll = written.personsInAll ?? undefined;
    const facts = { knownAt, dataSets: dataSetsOf(written), personsInAll };
    return { ok: true, facts, cardsDenied: cardsDenied(source, written) };
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

/** Where cards are denied: what is written holds, and is asked about. */
function cardsDenied(source: YamlSource, { data = [], ...whole }: WrittenFacts): string | undefined {
  const sets = [
    [whole, ['cards']] as const,
    ...data.map((set, at) => [{ ...whole, ...set }, ['data', at, 'cards']] as const),
  ];
  const denied = sets.find(([facts]) => deniesCards(facts));
  if (denied === undefined) return undefined;
  const { file, line, column } = where(source, source.placeOf(denied[1]));
  return `${file}:${line}:${column}`;
}

/** Two data sets of one name, more persons in one than in all, and facts that clash for the laws. */
function contradictions(source: YamlSource, written: WrittenFacts): AppError[] {
  const { data = [], personsInAll, ...whole } = written;
  const ofSets = data.flatMap((set, at) => {
    const path = (key: string) => (key in set ? ['data', at, key] : [key]);
    const first = data.findIndex((one) => one.set === set.set);
    const { persons, bound = whole.bound } = set;
    const isCounted = bound !== 'max' && bound !== 'part-of';
    return [
      ...(first < at ? [contradiction(source, ['data', at, 'set'], ['data', first, 'set'])] : []),
      ...(isCounted && personsInAll != null && persons != null && persons > personsInAll
        ? [contradiction(source, path('persons'), ['personsInAll'])]
        : []),
      ...clashingFacts({ ...whole, ...set }).map(([one, other]) =>
        contradiction(source, path(one), path(other)),
      ),
    ];
  });
  const ofWhole = clashingFacts(whole).map(([one, other]) => contradiction(source, [one], [other]));
  // What the sets inherit from the whole clashes once.
  const places = new Set<string>();
  return [...ofWhole, ...ofSets].filter(({ message }) => !places.has(message) && places.add(message));
}

function contradiction(
  source: YamlSource,
  path: readonly PropertyKey[],
  other: readonly PropertyKey[],
): AppError {
  return new AppError('FACTS_CONTRADICTION', {
    ...where(source, source.placeOf(path)),
    key: nameOf(path),
    value: source.writtenAt(path),
    other: nameOf(other),
  });
}

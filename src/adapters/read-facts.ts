import type { AppError } from '../errors/app-error.ts';
import { factsSchema, SAID_FACTS, type WrittenFacts } from '../model/config/facts-schema.ts';
import { PROBLEM } from '../model/config/schema-parts.ts';
import type { DataRole } from '../model/duty.ts';
import type { DataSetFacts, Facts } from '../model/facts.ts';
import { zonedTime } from '../model/zoned-time.ts';
import { configProblem, schemaProblems } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';

/** The facts of an incident, or everything that is wrong with their file. */
export type FactsReading =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problems: readonly AppError[] };

/** Times without an offset, and the days that the law counts, are Japan's. */
const ZONE = 'Asia/Tokyo';

/** Reads FACTS.json (YAML is read too: JSON is a part of it). Never throws for what stands in it. */
export async function readFacts(file: string): Promise<FactsReading> {
  try {
    const source = await readYamlFile(file);
    const parsed = factsSchema.safeParse(source.value);
    if (!parsed.success) return { ok: false, problems: schemaProblems(source, parsed.error) };
    const written = parsed.data;
    const moments = [written.knownAt ?? []].flat();
    const knownAt = moments.map((moment) => zonedTime(moment, ZONE, 'start'));
    const bad = knownAt.findIndex(Number.isNaN);
    if (bad >= 0) {
      const path = Array.isArray(written.knownAt) ? ['knownAt', bad] : ['knownAt'];
      return { ok: false, problems: [configProblem(source, path, PROBLEM.time)] };
    }
    const sorted = knownAt.sort((a, b) => a - b);
    return { ok: true, facts: { knownAt: sorted, dataSets: dataSetsOf(written) } };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

function dataSetsOf(written: WrittenFacts): DataSetFacts[] {
  const { role, data, knownAt: _, ...shared } = written;
  if (data === undefined) return [dataSetOf('', roleOf(role), shared, role)];
  return data.map(({ set, role: own, ...rest }) =>
    dataSetOf(set, own ?? roleOf(role), { ...shared, ...withoutMissing(rest) }, role),
  );
}

/** A shop's data is its own, and what a provider holds is entrusted to it, unless the facts say otherwise. */
function roleOf(role: WrittenFacts['role']): DataRole {
  if (role === 'shop') return 'own';
  return role === 'provider' ? 'entrusted' : 'unclear';
}

function withoutMissing<T extends object>(record: T): Partial<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Partial<T>;
}

type Measured = Omit<WrittenFacts, 'role' | 'data' | 'knownAt'>;

function dataSetOf(
  set: string,
  role: DataRole,
  measured: Measured,
  company: WrittenFacts['role'],
): DataSetFacts {
  const values = Object.entries(measured).filter(([fact]) => SAID_FACTS.includes(fact));
  const said = new Map<string, boolean>(company == null ? [] : [['hostsShops', company === 'provider']]);
  for (const [fact, value] of values) if (typeof value === 'boolean') said.set(fact, value);
  return {
    set,
    role,
    persons: measured.persons ?? undefined,
    bound: measured.bound ?? 'exact',
    certainty: measured.certainty ?? undefined,
    items: measured.items ?? undefined,
    said,
    open: new Set(values.filter(([, value]) => value === null).map(([fact]) => fact)),
  };
}

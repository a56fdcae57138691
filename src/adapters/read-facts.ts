import type { AppError } from '../errors/app-error.ts';
import { dataSetsOf } from '../model/config/data-sets-of.ts';
import { factsSchema } from '../model/config/facts-schema.ts';
import { PROBLEM } from '../model/config/schema-parts.ts';
import type { Facts } from '../model/facts.ts';
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

import type { z } from 'zod';
import { AFFECTED_LINE, type AffectedLine, SERVED_LINE, type ServedLine } from '../../model/report-lines.ts';
import type { Report } from '../../model/report-schema.ts';
import { tenantNamer } from '../report/tenant-namer.ts';
import type { Explanation, ReportExposure, RowsOfPersons, ServedSet } from './explanation.ts';
import { readLine } from './read-line.ts';

const FIRST_REQUESTS = 24;
const LAST_REQUESTS = 6;
const SHOWN_PERSONS = 5;
/** Persons with so many rows or more are told together. */
const MOST_ROWS = 5;

/** Lines of a file, some at a time. */
export type Lines = AsyncIterable<readonly string[]>;

/** The report's folder, as far as an explanation needs it; null for a file that is not there. */
export interface ReportFiles {
  readonly report: Report;
  readonly served: Lines | null;
  readonly affected: Lines | null;
  readonly isEncrypted: boolean;
}

/** Reads what the report's folder knows of one exposure. Memory does not grow with the files. */
export async function gatherExplanation(
  { report, served, affected, isEncrypted }: ReportFiles,
  exposure: ReportExposure,
): Promise<Explanation> {
  const requests = new ServedTally();
  const persons = new AffectedTally();
  const broken = { lines: 0 };
  for await (const line of ofExposure(served ?? [], exposure.id, SERVED_LINE, broken)) requests.add(line);
  for await (const line of ofExposure(affected ?? [], exposure.id, AFFECTED_LINE, broken)) persons.add(line);
  return {
    report,
    exposure,
    tenantName: tenantNamer(new Map(report.tenants?.map(({ id, name }) => [id, name])))(exposure.tenant),
    actor: report.actors.find(({ id }) => id === exposure.actor) ?? null,
    served: served === null ? null : requests.result(),
    affected: affected === null ? null : persons.result(),
    isEncrypted,
    broken: broken.lines,
  };
}

async function* ofExposure<Line extends { readonly exposure: string }>(
  blocks: Lines | readonly (readonly string[])[],
  id: string,
  schema: z.ZodType<Line>,
  broken: { lines: number },
): AsyncGenerator<Line> {
  const mark = JSON.stringify(id);
  for await (const lines of blocks) {
    for (const text of lines) {
      if (!text.includes(mark)) continue;
      const line = readLine(text, schema);
      if (line === null) broken.lines++;
      else if (line.exposure === id) yield line;
    }
  }
}

class ServedTally {
  readonly #sets = new Map<string, { requests: number; rows: number; unknown: number }>();
  readonly #first: ServedLine[] = [];
  readonly #last: ServedLine[] = [];
  #lines = 0;

  add(line: ServedLine): void {
    const set = this.#sets.get(line.set) ?? { requests: 0, rows: 0, unknown: 0 };
    this.#sets.set(line.set, set);
    set.requests++;
    if (line.rows === null) set.unknown++;
    else set.rows += line.rows;
    this.#lines++;
    if (this.#first.length < FIRST_REQUESTS) this.#first.push(line);
    else this.#last.push(line);
    if (this.#last.length > LAST_REQUESTS) this.#last.shift();
  }

  result(): Explanation['served'] {
    const sets = [...this.#sets].map(([set, tally]): ServedSet => ({ set, ...tally }));
    const between = this.#lines - this.#first.length - this.#last.length;
    return { sets, first: this.#first, last: this.#last, between };
  }
}

class AffectedTally {
  readonly #byRows = new Map<number, number>();
  readonly #sample: AffectedLine[] = [];
  #persons = 0;

  add(line: AffectedLine): void {
    const rows = Object.values(line.records).reduce((sum, n) => sum + n, 0);
    const told = Math.min(rows, MOST_ROWS);
    this.#byRows.set(told, (this.#byRows.get(told) ?? 0) + 1);
    this.#persons++;
    if (this.#sample.length < SHOWN_PERSONS) this.#sample.push(line);
  }

  result(): Explanation['affected'] {
    const spread = [...this.#byRows].sort(([a], [b]) => a - b);
    return {
      persons: this.#persons,
      spread: spread.map(([rows, persons]): RowsOfPersons => ({ rows, persons })),
      sample: this.#sample,
    };
  }
}

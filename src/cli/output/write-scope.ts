import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createAffectedFile } from '../../adapters/affected-file.ts';
import { createLineFile } from '../../adapters/line-file.ts';
import { servedLine } from '../../disclose/report/lines/served-line.ts';
import { LISTED_EXPOSURES } from '../../disclose/report/listed-exposures.ts';
import { reportOf } from '../../disclose/report/report-of.ts';
import { rfc3339 } from '../../disclose/report/rfc3339.ts';
import type { ShopData } from '../../model/shop-data.ts';
import type { InvestigateResult } from '../../pipeline/investigate.ts';

export interface WriteScopeOptions {
  /** The report's folder. */
  readonly out: string;
  readonly shopData: ShopData;
  /** Public keys (age) for which the list of persons is encrypted; empty for a plain list. */
  readonly recipients: readonly string[];
}

/**
 * Writes what lies behind the figures of scope: `served.ndjson` (each request), `affected.ndjson` (each person), and
 * where exposures are so many that the report may not hold them `exposures.ndjson` (each exposure).
 */
export async function writeScope(result: InvestigateResult, options: WriteScopeOptions): Promise<void> {
  writeServed(result, options.out);
  writeExposures(result, options.out);
  const { out, shopData, recipients } = options;
  const file = await createAffectedFile(join(out, 'affected.ndjson'), { recipients });
  const groupOf = (group: number) => {
    const { id, tenant, certainty } = result.exposureOf(group);
    return { exposure: id, tenant, certainty };
  };
  try {
    for await (const lines of shopData.affected({ groupOf })) await file.write(lines);
    await file.close();
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/** The same lines as in the report, of all exposures. */
function writeExposures({ investigation }: InvestigateResult, out: string): void {
  const path = join(out, 'exposures.ndjson');
  // One of an earlier run into the same folder tells of something else.
  rmSync(path, { force: true });
  if (investigation.scope.exposures.length <= LISTED_EXPOSURES) return;
  const file = createLineFile(path);
  for (const exposure of reportOf(investigation).scope.exposures) file.write(`${JSON.stringify(exposure)}\n`);
  file.close();
}

function writeServed({ investigation, served }: InvestigateResult, out: string): void {
  const context = {
    exposures: investigation.scope.exposures.map(({ id }) => id),
    inputs: investigation.inputs.map(({ path }) => path),
    time: rfc3339(investigation.timezone),
  };
  const file = createLineFile(join(out, 'served.ndjson'));
  for (const rows of served) file.write(servedLine(rows, context));
  file.close();
}

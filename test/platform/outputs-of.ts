import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import type { Workspace } from '../workspace.ts';
import type { Affected, disagreements, EvidenceRow } from './disagreements.ts';

/** What an investigation wrote into a folder of a workspace, as {@link disagreements} takes it. */
export async function outputsOf(work: Workspace, out: string): Promise<Parameters<typeof disagreements>> {
  const lines = work.read(`${out}/affected.ndjson`).split('\n').filter(Boolean);
  const file = await asyncBufferFromFile(work.at(`${out}/evidence.parquet`));
  const rows = (await parquetReadObjects({ file })) as unknown as EvidenceRow[];
  return [work.json(`${out}/report.json`), lines.map((line): Affected => JSON.parse(line)), rows];
}

import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { evidenceFolder } from '../src/adapters/evidence-folder.ts';
import { type ComparedIncident, compareIncident } from '../src/replay/published/compare-incident.ts';
import { type PublishedIncident, publishedIncident } from '../src/replay/published/published-incident.ts';
import type { ReplayReport } from '../src/replay/published/replay-report.ts';
import type { Replay } from '../src/replay/replay.ts';

export interface IncidentRun {
  readonly incident: PublishedIncident;
  readonly compared: ComparedIncident;
  /** Milliseconds that the investigation took, process and all. */
  readonly took: number;
  /** Lines of evidence. */
  readonly lines: number;
}

/** Makes a breach's evidence anew, investigates it with the built program, and compares with what was published. */
export async function runIncident(
  replay: Replay,
  { scale, program, keep }: { scale: number; program: string; keep?: string | undefined },
): Promise<IncidentRun> {
  const incident = readPublished(replay.id);
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'hinomi-incident-'));
  try {
    replay.build(evidenceFolder(folder), { scale });
    const out = join(folder, 'report');
    const started = Date.now();
    const config = join(folder, 'hinomi.yaml');
    await promisify(execFile)(process.execPath, [
      ...[program, 'investigate', '--quiet'],
      ...['--config', config, '--out', out, '--lang', 'en'],
    ]);
    const took = Date.now() - started;
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as ReplayReport & {
      readonly inputs: readonly { readonly lines: number }[];
    };
    const lines = report.inputs.reduce((sum, input) => sum + input.lines, 0);
    return { incident, compared: compareIncident(incident, report, scale), took, lines };
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

function readPublished(id: string): PublishedIncident {
  const file = new URL(`../incidents/${id}/published.yaml`, import.meta.url);
  return publishedIncident.parse(parse(readFileSync(file, 'utf8')));
}

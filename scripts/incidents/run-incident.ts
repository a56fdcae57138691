import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { evidenceFolder } from '../../src/adapters/evidence-folder.ts';
import { type ComparedIncident, compareIncident } from '../../src/replay/published/compare-incident.ts';
import { type ComparedMoment, IN_TIME_SECONDS, momentIn } from '../../src/replay/published/moment-in.ts';
import { type PublishedIncident, publishedIncident } from '../../src/replay/published/published-incident.ts';
import type { ReplayReport } from '../../src/replay/published/replay-report.ts';
import type { Replay } from '../../src/replay/replay.ts';

export interface IncidentRun {
  readonly incident: PublishedIncident;
  readonly compared: ComparedIncident;
  /** Milliseconds that the investigation took, process and all. */
  readonly took: number;
  /** Lines of evidence. */
  readonly lines: number;
}

interface WrittenReport extends ReplayReport {
  readonly inputs: readonly { readonly lines: number }[];
}

/**
 * Makes a breach's evidence anew, investigates it with the built program, and compares with what was published.
 *
 * @param stream looks for each decisive finding in evidence that ends a minute after its event, not in all of it
 */
export async function runIncident(
  replay: Replay,
  {
    scale,
    program,
    keep,
    stream,
  }: { scale: number; program: string; keep?: string | undefined; stream: boolean },
): Promise<IncidentRun> {
  const incident = readPublished(replay.id);
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'hinomi-incident-'));
  try {
    replay.build(evidenceFolder(folder), { scale });
    const config = join(folder, 'hinomi.yaml');
    const started = Date.now();
    const report = await investigate(program, config, join(folder, 'report'));
    const took = Date.now() - started;
    const lines = report.inputs.reduce((sum, input) => sum + input.lines, 0);
    const compared = compareIncident(incident, report, scale);
    if (!stream) return { incident, compared, took, lines };
    const decisive: ComparedMoment[] = [];
    for (const [n, event] of incident.decisive.entries()) {
      // What was known then: the evidence ends where the finding must be there.
      const until = new Date(Date.parse(event.at) + IN_TIME_SECONDS * 1000).toISOString();
      const cut = await investigate(program, config, join(folder, `until-${n}`), '--until', until);
      decisive.push(momentIn(cut, event));
    }
    const isEqual = compared.isEqual && decisive.every(({ isInTime }) => isInTime);
    return { incident, compared: { ...compared, decisive, isEqual }, took, lines };
  } finally {
    if (keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function investigate(
  program: string,
  config: string,
  out: string,
  ...more: readonly string[]
): Promise<WrittenReport> {
  await promisify(execFile)(process.execPath, [
    ...[program, 'investigate', '--quiet'],
    ...['--config', config, '--out', out, '--lang', 'en', ...more],
  ]);
  return JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as WrittenReport;
}

function readPublished(id: string): PublishedIncident {
  const file = new URL(`../../incidents/${id}/published.yaml`, import.meta.url);
  return publishedIncident.parse(parse(readFileSync(file, 'utf8')));
}

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { evidenceFolder } from '../../adapters/evidence-folder.ts';
import { openInBrowser } from '../../adapters/open-in-browser.ts';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import { parseYaml } from '../../adapters/settings/yaml-source.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Language } from '../../model/language.ts';
import type { ChunkPool } from '../../pipeline/chunk/chunk-pool.ts';
import { compareIncident } from '../../replay/published/compare-incident.ts';
import { publishedIncident } from '../../replay/published/published-incident.ts';
import type { ReplayReport } from '../../replay/published/replay-report.ts';
import { spiralEc2016 } from '../../replay/spiral-ec-2016/spiral-ec-2016.ts';
import { demoWords } from '../../text/terminal/demo.ts';
import type { CommandIo } from '../command-io.ts';
import { makeFolder } from '../output/make-folder.ts';
import { renderComparison } from '../terminal/render-comparison.ts';
import { investigate } from './investigate.ts';

export interface DemoOptions {
  /** Folder for the evidence; the report lies in it. What an earlier run left there is written over. */
  readonly out: string;
  readonly scale: number;
  readonly language: Language;
  readonly pool: ChunkPool | undefined;
}

/** `hinomi demo`: makes a published breach anew, investigates it, shows how far the figures agree. */
export async function demo({ out, scale, language, pool }: DemoOptions, io: CommandIo): Promise<number> {
  const words = demoWords[language];
  io.stdout.write(`${words.about}\n\n${words.making}\n`);
  const began = performance.now();
  buildEvidence(out, scale);
  io.stdout.write(`${words.made(((performance.now() - began) / 1000).toFixed(1))}\n\n`);
  const config = join(out, 'hinomi.yaml');
  const folder = join(out, 'report');
  const options = { logs: [], config, pool, language, out: folder, quiet: false, unmask: false };
  const exit = await investigate({ ...options, affectedRecipients: [] }, io);
  if (exit !== 0) return exit;
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as ReplayReport;
  const compared = compareIncident(published(), report, scale);
  const page = resolve(folder, 'report.html');
  io.stdout.write(`\n${renderComparison(compared, language)}\n${words.report(page)}\n\n${words.next}`);
  if ('isTTY' in io.stdout && io.stdout.isTTY === true) openInBrowser(page, process.env);
  return 0;
}

/** @throws AppError OUTPUT_UNWRITABLE */
function buildEvidence(out: string, scale: number): void {
  makeFolder(out);
  try {
    spiralEc2016.build(evidenceFolder(out), { scale });
  } catch (error) {
    const { code, path = out } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new AppError('OUTPUT_UNWRITABLE', { path, cause: code }, error);
  }
}

function published() {
  const file = join(shippedFolder('incidents'), spiralEc2016.id, 'published.yaml');
  return publishedIncident.parse(parseYaml(file, readFileSync(file, 'utf8')).value);
}

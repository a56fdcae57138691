import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type BenchContext, corpus, parseLines, runHinomi } from './bench-context.ts';
import { sigmaAgreement } from './sigma-agreement.ts';
import { table } from './table.ts';

interface Judged {
  readonly line: number;
  readonly outcome: string;
}

interface LabelledValue {
  readonly payload: string;
  readonly label: 'norm' | 'anom';
}

/** What is found and what is accused on labelled values, a real log, a scan and the Sigma answers. */
export async function benchDetection(context: BenchContext): Promise<void> {
  const rows = [
    ...labelledValues(context),
    ...realLog(context),
    ...scan(context),
    ...sigmaAgreement(context),
  ];
  context.print(table(['detection', 'hinomi', 'bar', 'peer'], rows));
}

function labelledValues(context: BenchContext): string[][] {
  const path = corpus(context, 'params/payload_train.csv');
  if (path === null) return [];
  const values = parse<LabelledValue>(readFileSync(path), { columns: true, relax_quotes: true });
  const judged = inspect(
    context,
    values.map(({ payload }) => requestLine(`/search?q=${encodeURIComponent(payload)}`)),
  );
  const share = (label: string) => {
    const found = judged.filter(({ line }) => values[line - 1]?.label === label).length;
    const all = values.filter((value) => value.label === label).length;
    return `${((100 * found) / all).toFixed(2)} % (${found} of ${all})`;
  };
  return [
    ['payload_train.csv: hostile values found', share('anom'), '≥ 99 %', 'CRS 97.73 %'],
    ['payload_train.csv: honest values accused', share('norm'), '≤ 0.05 %', 'CRS 0.00 %'],
  ];
}

function realLog(context: BenchContext): string[][] {
  const path = corpus(context, 'access/semicomplete-2015.log');
  if (path === null) return [];
  const lines = readFileSync(path, 'latin1').split('\n');
  const judged = inspectFile(path);
  const isProbe = (line: number) => /wp-login|administrator\/|admin\.php/.test(lines[line - 1] ?? '');
  const probes = judged.filter(({ line }) => isProbe(line)).length;
  const succeeded = judged.filter(({ outcome }) => outcome === 'succeeded').length;
  return [
    [
      '2015 log: requests marked',
      `${judged.length}, of which ${probes} admin probes`,
      '22 + ≤ 40 not hostile',
      'CRS 44 and 0',
    ],
    ['2015 log: said to have succeeded', String(succeeded), '0', '-'],
  ];
}

function scan(context: BenchContext): string[][] {
  const path = corpus(context, 'access/netsparker-scan-2016.log');
  if (path === null) return [];
  const lines = readFileSync(path, 'latin1')
    .split('\n')
    .filter((line) => line !== '').length;
  const found = inspectFile(path).length;
  return [
    [
      'Netsparker scan: requests found',
      `${((100 * found) / lines).toFixed(1)} % (${found} of ${lines})`,
      '≥ 45 %',
      'CRS 34.9 %',
    ],
  ];
}

function inspect(context: BenchContext, lines: readonly string[]): Judged[] {
  const path = join(context.folder, 'inspect.log');
  writeFileSync(path, `${lines.join('\n')}\n`, 'latin1');
  return inspectFile(path);
}

function inspectFile(path: string): Judged[] {
  return parseLines<Judged>(runHinomi(['inspect', path, '--ndjson']));
}

function requestLine(target: string): string {
  return `192.0.2.1 - - [01/Mar/2026:12:00:00 +0900] "GET ${target} HTTP/1.1" 200 5120 "-" "Mozilla/5.0 (Windows NT 10.0)"`;
}

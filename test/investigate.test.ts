import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { BREAK_IN } from './break-in.ts';
import { OPERATOR } from './honest-visits.ts';
import { makeLog } from './make-log.ts';
import { hinomi, type Run } from './program.ts';
import type { Evidence, Report } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const lines = makeLog({ days: 3, visitsPerDay: 80 }).trimEnd().split('\n');
const half = Math.floor(lines.length / 2);
const texts = [`${lines.slice(0, half).join('\n')}\n`, `${lines.slice(half).join('\n')}\nnot a log line\n`];
space.write('logs/a.log.gz', gzipSync(texts[0]!));
space.write('logs/b.log', texts[1]!);

let run: Run;
let report: Report;
const before = snapshot();

beforeAll(async () => {
  run = await hinomi(['investigate', 'logs/a.log.gz', 'logs/b.log', '--tz', 'Asia/Tokyo', '--out', 'out'], {
    cwd: space.path,
  });
  report = space.json<Report>('out/report.json');
});

describe('what investigate writes', () => {
  it('is complete', () => {
    expect(run.code, run.stderr).toBe(0);
    for (const name of [
      'report.json',
      'report.html',
      'timeline.csv',
      'affected.ndjson',
      'evidence.parquet',
      'unparsed.ndjson',
    ]) {
      expect(existsSync(space.at(`out/${name}`)), name).toBe(true);
    }
    expect(report.schema).toBe('hinomi.report/1');
    expect(report.timezone).toBe('Asia/Tokyo');
  });

  it('describes each input as it was received', () => {
    for (const [n, name] of ['logs/a.log.gz', 'logs/b.log'].entries()) {
      const bytes = readFileSync(space.at(name));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(report.inputs[n]).toMatchObject({ sha256, bytes: bytes.length, format: 'combined' });
      expect(report.inputs[n]!.path).toContain(name);
    }
    expect(report.inputs.map((input) => input.lines)).toEqual([half, lines.length - half + 1]);
    expect(report.inputs.map((input) => input.unparsed)).toEqual([0, 1]);
  });

  it('keeps the line that was not understood, with its reason', () => {
    const kept = space
      .read('out/unparsed.ndjson')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept[0])).toContain('not a log line');
    expect(kept[0]).toMatchObject({ line: lines.length - half + 1 });
  });

  it('says a summary on the terminal, and not with --quiet', async () => {
    expect(run.stdout).toContain(BREAK_IN.scanner);
    const quiet = await hinomi(['investigate', 'logs/b.log', '--out', 'quiet', '--quiet'], {
      cwd: space.path,
    });
    expect(quiet.stdout).toBe('');
  });

  it('leaves the evidence as it was', () => {
    expect(snapshot()).toEqual(before);
  });
});

describe('what investigate finds', () => {
  it('rests on the lines it names', () => {
    const { findings, actors } = report;
    expect(findings.length).toBeGreaterThan(3);
    for (const { title, sources, evidence } of findings) {
      const said = evidence.map(lineAt);
      const together = actors.filter((actor) => sources.some((source) => actor.addresses.includes(source)));
      const about = new Set([...sources, ...together.flatMap((actor) => actor.addresses)]);
      expect(
        said.some((line) => sources.includes(addressOf(line))),
        title,
      ).toBe(true);
      for (const line of said) expect(about, `${title}: ${line}`).toContain(addressOf(line));
    }
  });

  it('says that the script was dropped and answered, and why it says so', () => {
    const succeeded = report.findings.filter((finding) => finding.outcome === 'succeeded');
    expect(succeeded.length).toBeGreaterThan(0);
    for (const finding of succeeded) expect(finding.reason, finding.title).not.toBe('');
    expect(succeeded.flatMap((finding) => finding.sources)).toContain(BREAK_IN.scanner);
  });

  it('sees the attacks of each kind', () => {
    const attacks = new Set(report.findings.flatMap((finding) => finding.attacks));
    expect([...attacks]).toEqual(
      expect.arrayContaining(['sqli', 'xss', 'traversal', 'rce', 'probe', 'webshell']),
    );
  });

  it('joins the two addresses through the script, with the reason, and nobody else', () => {
    const actors = report.actors.filter((actor) => actor.addresses.includes(BREAK_IN.scanner));
    expect(actors).toHaveLength(1);
    expect([...actors[0]!.addresses].sort()).toEqual([BREAK_IN.second, BREAK_IN.scanner].sort());
    expect(actors[0]!.files).toContain(BREAK_IN.webshell);
    expect(actors[0]!.links.length).toBeGreaterThan(0);
    for (const link of actors[0]!.links) expect(link.why).not.toBe('');
    expect(report.actors.flatMap((actor) => actor.addresses)).not.toContain(OPERATOR);
  });

  it('tells the story in order, in both languages, up to the export', () => {
    expect(report.timeline.length).toBeGreaterThan(2);
    expect(report.timeline.map((episode) => episode.at)).toEqual(
      report.timeline.map((episode) => episode.at).toSorted(),
    );
    for (const { text } of report.timeline) {
      expect(text.ja).toMatch(/[ぁ-ん]/);
      expect(text.en).not.toMatch(/[ぁ-んァ-ン一-龠]/);
    }
    const exportLine = lines.findIndex((line) => line.includes('/admin/orders/export')) - half + 1;
    expect(report.timeline.flatMap((episode) => episode.evidence)).toContainEqual(
      expect.objectContaining({ input: 1, line: exportLine }),
    );
  });
});

describe('an honest log', () => {
  it('accuses nobody', async () => {
    space.write('honest.log', makeLog({ seed: 5, breakIn: false, visitsPerDay: 80 }));
    const { code } = await hinomi(['investigate', 'honest.log', '--out', 'honest'], { cwd: space.path });
    const { findings, actors } = space.json<Report>('honest/report.json');
    expect(code).toBe(0);
    expect(actors).toEqual([]);
    expect(findings.filter(({ level }) => level === 'high' || level === 'critical')).toEqual([]);
  });
});

describe('--since and --until', () => {
  it('bound what is looked at', async () => {
    const bounds = ['--since', '2026-03-02T00:00:00+09:00', '--until', '2026-03-03T00:00:00+09:00'];
    await hinomi(['investigate', 'logs/a.log.gz', 'logs/b.log', ...bounds, '--out', 'day'], {
      cwd: space.path,
    });
    const { findings } = space.json<Report>('day/report.json');
    const sources = findings.flatMap((finding) => finding.sources);
    expect(sources).toContain(BREAK_IN.scanner);
    expect(sources).not.toContain(BREAK_IN.second);
  });
});

/** The line that a reference leads to, by its offset; its number must lead there too. */
function lineAt({ input, line, offset }: Evidence): string {
  const text = texts[input]!;
  expect(
    text
      .split('\n')
      .slice(0, line - 1)
      .join('\n').length + (line > 1 ? 1 : 0),
  ).toBe(offset);
  return text.slice(offset, text.indexOf('\n', offset));
}

function addressOf(line: string): string {
  return line.slice(0, line.indexOf(' '));
}

function snapshot(): [string, number, string][] {
  return readdirSync(space.at('logs')).map((name) => {
    const path = space.at(`logs/${name}`);
    return [name, statSync(path).mtimeMs, createHash('sha256').update(readFileSync(path)).digest('hex')];
  });
}

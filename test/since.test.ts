import { cpSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { hinomi } from './program.ts';
import type { Actor, Finding } from './report.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const RULES = new URL('../rules/', import.meta.url);

interface Timed {
  readonly findings: readonly (Finding & { readonly firstAt: string; readonly lastAt: string })[];
  readonly actors: readonly (Actor & { readonly firstAt: string })[];
  readonly timeline: readonly { readonly at: string }[];
}

/** Reports of one log: whole, and of the time from a moment on. */
async function reportOf(log: string, since = '', config: readonly string[] = []): Promise<Timed> {
  const out = `${log}-${since.replace(/\D/g, '')}`;
  const period = since === '' ? [] : ['--since', since];
  const run = await hinomi(['investigate', log, ...config, ...period, '--out', out, '--quiet'], {
    cwd: space.path,
  });
  expect(run.code, run.stderr).toBe(0);
  return space.json<Timed>(`${out}/report.json`);
}

const said = ({ findings }: Timed) =>
  findings.map(({ rule, outcome, sources, count, firstAt, lastAt }) =>
    JSON.stringify({ rule, outcome, sources, count, firstAt, lastAt }),
  );

describe('a break-in, told from moments within it', () => {
  let whole: Timed;
  beforeAll(async () => {
    space.write('shop.log', makeLog({ seed: 3 }));
    whole = await reportOf('shop.log');
  });

  it.each([
    '2026-03-01T12:00:00+09:00',
    '2026-03-02T05:00:30+09:00',
    '2026-03-02T13:00:00+09:00',
    '2026-03-03T00:00:00+09:00',
  ])('from %s on it is what the whole log tells of that time', async (since) => {
    const part = await reportOf('shop.log', since);
    const from = Date.parse(since);
    const later = whole.findings.filter(({ firstAt }) => Date.parse(firstAt) >= from);
    expect(said(part)).toEqual(expect.arrayContaining(said({ ...whole, findings: later })));
    for (const finding of part.findings) {
      expect(Date.parse(finding.firstAt)).toBeGreaterThanOrEqual(from);
      const of = whole.findings.filter(
        ({ rule, outcome, sources, lastAt, count }) =>
          rule === finding.rule &&
          outcome === finding.outcome &&
          finding.sources.every((source) => sources.includes(source)) &&
          Date.parse(lastAt) >= Date.parse(finding.lastAt) &&
          count >= finding.count,
      );
      expect(of, `${finding.rule} ${finding.firstAt}`).not.toEqual([]);
    }
    const known = new Set(whole.actors.flatMap(({ addresses }) => addresses));
    for (const { addresses, firstAt } of part.actors) {
      expect(addresses.filter((address) => !known.has(address))).toEqual([]);
      expect(Date.parse(firstAt)).toBeGreaterThanOrEqual(from);
    }
    for (const { at } of part.timeline) expect(Date.parse(at)).toBeGreaterThanOrEqual(from);
  });
});

describe('what stands out against habits alone', () => {
  it.each([
    ['export-from-new-address/hostile-usual-export', 'export-from-new-address'],
    ['admin-session-unlike-operators/hostile-night-export', 'admin-session-unlike-operators'],
    ['operator-unlike-own-habits/hostile-everything-at-night', 'operator-unlike-own-habits'],
  ])('is told of the last day of %s', async (name, file) => {
    const rule = /^id: (\S+)/m.exec(readFileSync(new URL(`${file}.yaml`, RULES), 'utf8'))![1]!;
    cpSync(fileURLToPath(new URL(`cases/${name}`, RULES)), space.at(name), { recursive: true });
    const log = `${name}/input.log`;
    const config = ['--config', `${name}/hinomi.yaml`];
    const whole = await reportOf(log, '', config);
    const told = whole.findings.find((finding) => finding.rule === rule)!;
    const since = `${told.firstAt.slice(0, 10)}T00:00:00+09:00`;
    const part = await reportOf(log, since, config);
    expect(part.findings.map((finding) => finding.rule)).toContain(rule);
    expect(said(part).filter((each) => !said(whole).includes(each))).toEqual([]);
  });
});

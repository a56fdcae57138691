import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { workspace } from './workspace.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const space = workspace();

it('works when the package is installed in an empty folder elsewhere', { timeout: 300_000 }, () => {
  const tarball = pack();
  space.write('app/package.json', '{ "name": "app", "private": true }');
  space.write('app/access.log', makeLog());
  space.write('app/events.jsonl', '{"cs-method":"GET","cs-uri-stem":"/"}\n');
  const how = install(tarball);
  const run = (program: string, ...args: string[]) =>
    spawnSync(program, args, { cwd: space.at('app'), encoding: 'utf8' });
  const hinomi = (...args: string[]) => run(space.at('app/node_modules/.bin/hinomi'), ...args);

  const inspected = run('npx', '--no-install', 'hinomi', 'inspect', 'access.log', '--ndjson');
  expect(inspected.status, `${how}: ${inspected.stderr}`).toBe(0);
  expect(inspected.stdout).toContain('"sqli"');

  const investigated = hinomi('investigate', 'access.log', '--quiet');
  expect(investigated.status, `${how}: ${investigated.stderr}`).toBe(0);
  expect(existsSync(space.at('app/hinomi-report/report.html'))).toBe(true);

  const shown = hinomi('demo', '--scale', '0.001', '--lang', 'en');
  expect(shown.status, `${how}: ${shown.stderr}`).toBe(0);
  expect(shown.stdout).toContain('15,581');

  const rules = 'node_modules/hinomi/rules/sql-injection.yaml';
  const matched = hinomi('rules', 'match', rules, '--events', 'events.jsonl', '--ndjson');
  expect(matched.status, `${how}: ${matched.stderr}`).toBe(0);

  hinomi('case', 'open', 'case', '--kind', 'skimming', '--title', 'invented', '--role', 'shop');
  const facts = 'node_modules/hinomi/templates/examples/skimming.yaml';
  const recorded = hinomi('case', 'fact', 'case', '--file', facts, '--why', 'invented');
  expect(recorded.status, `${how}: ${recorded.stderr}`).toBe(0);
  const notice = [
    'notice',
    '--case',
    'case',
    '--kind',
    'public-first',
    '--format',
    'pdf',
    '--out',
    'notice.pdf',
  ];
  const noticed = hinomi(...notice);
  expect(noticed.status, `${how}: ${noticed.stderr}`).toBe(0);
  expect(readFileSync(space.at('app/notice.pdf')).subarray(0, 5).toString('latin1')).toBe('%PDF-');
});

/** Packs what was built. Scripts are left out: they would build again, under the feet of other tests. */
function pack(): string {
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', space.path];
  const out = execFileSync('npm', args, { cwd: root, encoding: 'utf8' });
  const [{ filename }] = JSON.parse(out) as [{ filename: string }];
  return space.at(filename);
}

/** Installs from the registry or npm's cache; where neither can be had, lays the same files out by hand. */
function install(tarball: string): string {
  const args = ['install', tarball, '--prefer-offline', '--no-audit', '--no-fund', '--fetch-retries=0'];
  const run = spawnSync('npm', args, { cwd: space.at('app'), encoding: 'utf8', timeout: 120_000 });
  if (run.status === 0) return 'installed by npm';
  const modules = space.at('app/node_modules');
  mkdirSync(join(modules, '.bin'), { recursive: true });
  execFileSync('tar', ['-xzf', tarball, '-C', modules]);
  cpSync(join(modules, 'package'), join(modules, 'hinomi'), { recursive: true });
  symlinkSync('../hinomi/bin/hinomi.js', join(modules, '.bin/hinomi'));
  const listed = execFileSync('npm', ['ls', '--omit=dev', '--all', '--parseable'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of listed.trim().split('\n').slice(1))
    cpSync(path, join(space.at('app'), relative(root, path)), { recursive: true });
  return 'laid out by hand';
}

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeLog } from './make-log.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

it('begins with the two commands that work on a bare machine', () => {
  const code = readme.split('\n').filter((line) => line.startsWith('    '));
  expect(code.slice(0, 2).map((line) => line.trim())).toEqual(['npm ci && npm start', 'npm ci && npm test']);
});

it('names only commands that there are', async () => {
  const named = new Set(
    [...readme.matchAll(/`npx hinomi ([a-z]+)(?: (match|check))?/g)].map(([, verb]) => verb!),
  );
  const { stdout } = await hinomi(['--help']);
  expect(named.size).toBeGreaterThan(4);
  for (const verb of named) expect(stdout).toMatch(new RegExp(`^ +${verb}\\b`, 'm'));
});

it.each([
  ['README.md', 'en'],
  ['README.ja.md', 'ja'],
])('%s shows what the program says, line by line', async (page, lang) => {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  const [, shown = ''] =
    /```console\n\$ npx hinomi investigate logs\/access\.log\n(.*?)```/s.exec(text) ?? [];
  const log = makeLog({ days: 5, visitsPerDay: 200 });
  space.write('logs/access.log', log);
  const { stdout } = await hinomi(['investigate', 'logs/access.log', '--lang', lang], { cwd: space.path });
  const said = stdout.split('\n');
  const lines = shown.split('\n').filter((line) => line !== '' && line.trim() !== '…');
  expect(lines.length).toBeGreaterThan(20);
  expect(lines).toEqual(said.filter((line) => lines.includes(line)));
  expect(text).toContain((log.split('\n').length - 1).toLocaleString('en'));
});

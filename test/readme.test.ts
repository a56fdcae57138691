import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hinomi } from './program.ts';

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

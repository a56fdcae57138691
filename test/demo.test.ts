import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ScopeReport } from './platform/scope-report.ts';
import { totalOf } from './platform/scope-report.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const work = workspace();

describe('hinomi demo', () => {
  it('makes a published breach anew, investigates it, and says what to type next', async () => {
    const out = work.at('demo');
    const run = await hinomi(['demo', '--out', out, '--scale', '0.001', '--lang', 'en']);
    expect(run.code, run.stderr).toBe(0);
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/orders downloaded +15,581 +15,581/);
    expect(run.stdout).toContain('No honest operator, buyer or crawler is called an attacker.');
    expect(run.stdout).toContain('npm start -- /var/log/nginx/access.log*');
    expect(existsSync(work.at('demo/report/report.html'))).toBe(true);
    expect(totalOf(work.json<ScopeReport>('demo/report/report.json'), 'b', 'taken', 'persons')).toBe(10_946);
  });

  it('says where it may not write', async () => {
    const file = work.write('a-file', '');
    const run = await hinomi(['demo', '--out', `${file}/demo`, '--lang', 'en']);
    expect(run.code).not.toBe(0);
    expect(run.stderr).toContain('a-file');
  });

  it.each(['0', '2', 'much'])('refuses the scale %s', async (scale) => {
    expect((await hinomi(['demo', '--scale', scale])).code).toBe(2);
  });
});

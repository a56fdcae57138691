import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-side-'));
const script = fileURLToPath(new URL('./side-by-side.mjs', import.meta.url));
afterAll(() => rmSync(folder, { recursive: true }));

const scripts = {
  // Ends last, and says the first and the last line of all.
  slow: 'node -e "console.log(1);setTimeout(()=>console.log(2),1000)"',
  wrong: 'node -e "console.error(\'a fault\');process.exit(3)"',
};
writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a', private: true, scripts }));

const run = (...names: string[]) =>
  spawnSync(process.execPath, [script, ...names], { cwd: folder, encoding: 'utf8' });

describe('scripts side by side', () => {
  it('are told one after the other, each whole, and fail together when one fails', () => {
    const { stdout, stderr, status } = run('slow', 'wrong', 'nowhere');
    expect(stdout).toContain('> slow\n1\n2\n');
    expect(stdout).toContain('> wrong: failed\na fault\n');
    expect(stderr).toMatch(/^✖ failed: (wrong, nowhere|nowhere, wrong)\n$/);
    expect(status).toBe(1);
  });

  it('hold when all hold', () => {
    expect(run('slow')).toMatchObject({ stdout: '> slow\n1\n2\n', stderr: '', status: 0 });
  });
});

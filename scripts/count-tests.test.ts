import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'hinomi-count-'));
const script = fileURLToPath(new URL('./count-tests.mjs', import.meta.url));

afterAll(() => rmSync(folder, { recursive: true }));

function count(results: string): { last: string; code: number | null } {
  const path = join(folder, 'results.json');
  writeFileSync(path, results);
  const { stdout, status } = spawnSync(process.execPath, [script, path], { encoding: 'utf8' });
  return { last: stdout.trimEnd().split('\n').at(-1)!, code: status };
}

const results = (passed: number, failed: number, skipped: number, files: object[] = []) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: 0,
    testResults: files,
  });

describe('the count of tests', () => {
  it.each([
    [results(12, 0, 3), '12 passed, 0 failed, 3 skipped', 0],
    [results(12, 1, 0), '12 passed, 1 failed, 0 skipped', 1],
    [results(0, 0, 4), '0 passed, 0 failed, 4 skipped', 1],
    [results(5, 0, 0, [{ status: 'failed', assertionResults: [] }]), '5 passed, 1 failed, 0 skipped', 1],
    ['no results', '0 passed, 0 failed, 0 skipped', 1],
  ])('of %s is %s', (given, last, code) => {
    expect(count(given)).toEqual({ last, code });
  });
});

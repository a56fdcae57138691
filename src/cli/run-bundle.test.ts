import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBundle } from './run-bundle.ts';

const SOURCE = `(function(require,bundleUrl){
  return { join: require('node:path').join('a', 'b'), bundleUrl };
})`;

interface Exports {
  readonly join: string;
  readonly bundleUrl: string;
}

describe('runBundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hinomi-bundle-'));
  const url = pathToFileURL(join(folder, 'bundle.cjs'));
  beforeAll(() => writeFileSync(url, SOURCE));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('runs a bundle of which nothing was kept', () => {
    const { exports } = runBundle<Exports>(url);
    expect(exports).toMatchObject({ join: 'a/b', bundleUrl: url.href });
  });

  it('runs it from what V8 made of it, and reads it anew when that does not fit', () => {
    const kept = new URL(`${url.href}.v8`);
    writeFileSync(kept, runBundle(url).script.createCachedData());
    const again = runBundle<Exports>(url);
    expect(again.script.cachedDataRejected).toBe(false);
    expect(again.exports.join).toBe('a/b');
    writeFileSync(url, SOURCE.replaceAll("'b'", "'other'"));
    const anew = runBundle<Exports>(url);
    expect(anew.script.cachedDataRejected).toBe(true);
    expect(anew.exports.join).toBe('a/other');
  });
});

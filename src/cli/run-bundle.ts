import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

/** What a bundle is called with: see scripts/build.mjs, which writes the same names in front of it. */
type BundleBody = (require: NodeJS.Require, bundleUrl: string) => unknown;

/**
 * Runs a bundle that the build made, from what V8 made of it when it was built (decision 0011): reading a megabyte of
 * source anew takes a fifth of a second in the program and in each of its threads. V8 refuses what another version
 * made, or one with other flags; then the source is read, with the same result.
 *
 * @param url the bundle; what V8 made of it lies beside it
 * @param require what the bundle asks for packages and for Node's own modules
 * @returns what the bundle exports, and its script, of which the build keeps what V8 made
 */
export function runBundle<Exports extends object>(
  url: URL,
  require: NodeJS.Require = createRequire(url),
): { readonly exports: Exports; readonly script: Script } {
  const script = readBundle(url);
  const exports = (script.runInThisContext() as BundleBody)(require, url.href) as Exports;
  return { exports, script };
}

/** A bundle's script, from what was kept of it where V8 takes that (`cachedDataRejected` tells). */
export function readBundle(url: URL): Script {
  const kept = new URL(`${url.href}.v8`);
  // Not latin1: esbuild leaves the signs of other scripts in regular expressions as they are.
  return new Script(readFileSync(url, 'utf8'), {
    filename: fileURLToPath(url),
    ...(existsSync(kept) ? { cachedData: readFileSync(kept) } : {}),
  });
}

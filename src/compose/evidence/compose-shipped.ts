import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { shippedFolder } from '../../adapters/settings/shipped-folder.ts';
import type { RuleFile } from '../../detect/sigma/rule/rule-file.ts';
import type { RuleSet } from '../../detect/sigma/rule/rule-set.ts';
import type { Profile } from '../../model/route.ts';

/** What ships with the program as YAML, read. */
export interface Shipped {
  readonly rules: RuleSet;
  /** For shops that nobody described. */
  readonly profile: Profile;
}

/** Lies beside the bundle; made by the build. */
const CACHE = new URL('./shipped.bin', import.meta.url);

const PROFILE = 'generic.yaml';

/**
 * The rules and the profile that ship with the program. Reading them as YAML takes a third of a second, which is
 * what investigating 300,000 lines takes; so the build keeps what it read beside the bundle. It is used only as
 * long as the files are the same to the byte: whoever changes a rule gets the changed rule.
 */
export async function composeShipped(): Promise<Shipped> {
  const files = shippedFiles();
  const key = keyOf(files);
  if (last?.key !== key) last = await keptOrRead(key, files);
  return last.shipped;
}

/** Rules' cases are run by the hundred in one process, each with what ships. */
let last: Kept | undefined;

interface Kept {
  readonly key: string;
  readonly shipped: Shipped;
}

async function keptOrRead(key: string, files: readonly RuleFile[]): Promise<Kept> {
  const kept = existsSync(CACHE) ? (deserialize(readFileSync(CACHE)) as Kept) : undefined;
  return kept?.key === key ? kept : { key, shipped: await readShipped(files) };
}

/** Called by the build. */
export async function writeShippedCache(): Promise<Shipped> {
  const files = shippedFiles();
  const shipped = await readShipped(files);
  writeFileSync(CACHE, serialize({ key: keyOf(files), shipped }));
  return shipped;
}

function shippedFiles(): readonly RuleFile[] {
  const rules = shippedFolder('rules');
  const paths = readdirSync(rules)
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => join(rules, name));
  paths.push(join(shippedFolder('profiles'), PROFILE));
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

function keyOf(files: readonly RuleFile[]): string {
  const hash = createHash('sha256');
  for (const { path, text } of files) hash.update(`${basename(path)}\n${text.length}\n${text}\n`);
  return hash.digest('hex');
}

async function readShipped(files: readonly RuleFile[]): Promise<Shipped> {
  const { readRules } = await import('../../detect/sigma/read-rules.ts');
  const { readShippedProfile } = await import('../../adapters/settings/read-profile.ts');
  const profile = await readShippedProfile('generic', shippedFolder('profiles'));
  if (!profile.ok) throw profile.problems[0];
  return { rules: readRules(files.slice(0, -1)), profile: profile.profile };
}

import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import type { RuleCase, RuleFolder, RuleText } from '../../model/rule-folder.ts';

/** Folder beside rules that holds a folder of cases for each of them. */
const CASES = 'cases';

/**
 * Reads rule files with the pages and cases beside them: `<name>.yaml`, `<name>.md`, `cases/<name>/<case>/`.
 *
 * @param path a rule file, or a folder that is searched through all its levels (`cases` apart)
 * @param shipped where the rules that ship with the program lie: there every rule must have its page and cases
 * @throws AppError INPUT_MISSING, INPUT_UNREADABLE
 */
export async function readRuleFolder(path: string, shipped: string): Promise<RuleFolder> {
  const isFolder = (await kindOf(path)) === 'folder';
  const paths = isFolder ? await ruleFilesIn(path) : [path];
  const files = await Promise.all(paths.map(readRule));
  const own = new Set(paths.map((each) => resolve(each)));
  const around = [...(isFolder ? [] : await ruleFilesIn(dirname(path))), ...(await ruleFilesIn(shipped))];
  const others = new Map(around.map((each) => [resolve(each), each]));
  const context = await Promise.all(
    [...others].flatMap(([full, each]) => (own.has(full) ? [] : [readRule(each)])),
  );
  const complete = [...own].some((each) => each.startsWith(join(resolve(shipped), '/')));
  const cases: RuleCase[] = [];
  for (const folder of [...new Set(paths.map(dirname))].sort()) cases.push(...(await casesBeside(folder)));
  const names = new Set(files.map(({ name }) => name));
  return { files, context, complete, cases: isFolder ? cases : cases.filter(({ rule }) => names.has(rule)) };
}

async function kindOf(path: string): Promise<'folder' | 'file'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? String(error);
    throw cause === 'ENOENT' || cause === 'ENOTDIR'
      ? new AppError('INPUT_MISSING', { path }, error)
      : new AppError('INPUT_UNREADABLE', { path, cause }, error);
  }
}

async function ruleFilesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await sortedEntries(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== CASES) found.push(...(await ruleFilesIn(path)));
    } else if (/\.ya?ml$/.test(entry.name)) found.push(path);
  }
  return found;
}

async function readRule(path: string): Promise<RuleText> {
  const name = basename(path).replace(/\.ya?ml$/, '');
  const page = await stat(join(dirname(path), `${name}.md`)).catch(() => null);
  return { path, name, text: await readFile(path, 'utf8'), hasPage: page?.isFile() === true };
}

async function casesBeside(folder: string): Promise<RuleCase[]> {
  const root = join(folder, CASES);
  const cases: RuleCase[] = [];
  for (const rule of await foldersIn(root)) {
    for (const name of await foldersIn(join(root, rule))) {
      const path = join(root, rule, name);
      const expected = await readFile(join(path, 'expected.yaml'), 'utf8').catch(() => null);
      cases.push({ path, rule, name, expected });
    }
  }
  return cases;
}

async function foldersIn(path: string): Promise<string[]> {
  return (await sortedEntries(path)).filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

async function sortedEntries(folder: string): Promise<Dirent[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
}

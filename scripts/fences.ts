import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ERRORS } from '../src/errors/catalogue.ts';
import { checkErrorPages } from './fences/check-error-pages.ts';
import { checkFolders } from './fences/check-folders.ts';
import { checkLinks } from './fences/check-links.ts';
import { checkLock } from './fences/check-lock.ts';
import { checkPins } from './fences/check-pins.ts';
import { checkPurity } from './fences/check-purity.ts';
import { checkSizes } from './fences/check-sizes.ts';
import { readSourceFiles } from './fences/source-file.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = await readSourceFiles(root, ['src/**/*.ts']);
const tooling = await readSourceFiles(root, ['{scripts,bench,test}/**/*.ts']);
const errorPages = await readSourceFiles(root, ['docs/errors/*.md']);
const pages = await readSourceFiles(root, ['*.md', '{docs,rules,profiles}/**/*.md']);

const problems = [
  ...checkSizes(sources),
  ...checkFolders([...sources, ...tooling]),
  ...checkPurity(sources),
  ...checkPins(await readFile(`${root}/package.json`, 'utf8')),
  ...checkLock(await readFile(`${root}/package-lock.json`, 'utf8')),
  ...checkErrorPages(ERRORS, errorPages),
  ...checkLinks(pages, (path) => existsSync(`${root}/${path}`)),
];
for (const problem of problems) console.error(`✖ ${problem}`);
if (problems.length > 0) process.exitCode = 1;
else
  console.log(`✔ sizes, folders, purity, pins, lock, error pages and links hold (${sources.length} files)`);

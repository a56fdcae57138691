// Writes docs/errors/<CODE>.md for every error of the catalogue; what was added by hand to a page is kept.
import { readFile, writeFile } from 'node:fs/promises';
import { ERRORS } from '../src/errors/catalogue.ts';
import { errorPage } from './error-page.ts';

for (const [code, entry] of Object.entries(ERRORS)) {
  const path = new URL(`../docs/errors/${code}.md`, import.meta.url);
  const soFar = await readFile(path, 'utf8').catch(() => '');
  const page = errorPage(code, entry, soFar);
  if (page !== soFar) {
    await writeFile(path, page);
    console.log(`docs/errors/${code}.md`);
  }
}

import type { ErrorEntry } from '../../src/errors/error-entry.ts';
import { ERROR_PAGE_HEADINGS } from '../error-page.ts';
import type { SourceFile } from './source-file.ts';

/** Says which errors have no page, which pages no error, and which pages lack a part. */
export function checkErrorPages(
  errors: Readonly<Record<string, ErrorEntry>>,
  pages: readonly SourceFile[],
): string[] {
  const byCode = new Map(pages.map((page) => [page.path.replace(/^.*\/|\.md$/g, ''), page]));
  const problems: string[] = [];
  for (const [code, entry] of Object.entries(errors)) {
    const page = byCode.get(code);
    byCode.delete(code);
    if (page === undefined) {
      problems.push(
        `docs/errors/${code}.md is missing. Run: npx tsx scripts/error-pages.ts, then add what helps.`,
      );
      continue;
    }
    const parts = [...ERROR_PAGE_HEADINGS, entry.text.ja, entry.text.en, entry.fix.ja, entry.fix.en];
    for (const part of parts.filter((text) => !page.text.includes(text))) {
      problems.push(
        `${page.path} does not say "${part}", as the catalogue does. Run: npx tsx scripts/error-pages.ts`,
      );
    }
  }
  for (const page of byCode.values()) {
    problems.push(
      `${page.path} belongs to no error of src/errors/catalogue.ts. Delete it; codes are never reused.`,
    );
  }
  return problems;
}

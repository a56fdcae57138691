import { posix } from 'node:path';
import type { SourceFile } from './source-file.ts';

const LINK = /\]\((?!https?:|mailto:)([^)\s]*)\)/g;

/** Says which pages link to files or headings that are not there. */
export function checkLinks(pages: readonly SourceFile[], exists: (path: string) => boolean): string[] {
  const headings = new Map(pages.map(({ path, text }) => [path, headingsOf(text)]));
  const problems: string[] = [];
  for (const { path, text } of pages) {
    for (const [, link] of text.matchAll(LINK)) {
      const [file, heading] = link!.split('#') as [string, string?];
      const target = file === '' ? path : posix.normalize(posix.join(posix.dirname(path), file));
      if (!exists(target)) problems.push(`${path}: links to ${link}, which is not there.`);
      else if (heading !== undefined && headings.get(target)?.has(heading) === false) {
        problems.push(`${path}: links to ${link}, but ${target} has no such heading.`);
      }
    }
  }
  return problems;
}

/** Headings as links name them. */
function headingsOf(text: string): Set<string> {
  const headings = text.matchAll(/^#+ (.+)$/gm);
  const slug = (heading: string) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
  return new Set([...headings].map(([, heading]) => slug(heading!)));
}

import { posix } from 'node:path';
import type { SourceFile } from './source-file.ts';

const NAMELESS = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'shared', 'lib', 'stuff']);
const IMPORT = /\b(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)['"]/g;

/** Says which files and folders are named for nothing, and which two folders import each other (tests apart). */
export function checkFolders(files: readonly SourceFile[]): string[] {
  return [...namelessPaths(files), ...twoWayPairs(files)];
}

function namelessPaths(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) =>
      file.path.split('/').some((part) => NAMELESS.has(part.replace(/\..*$/, '').toLowerCase())),
    )
    .map((file) => `${file.path}: named for nothing. Name the file or folder after the one thing it holds.`);
}

function twoWayPairs(files: readonly SourceFile[]): string[] {
  const seen = new Map<string, string>();
  for (const file of files.filter(({ path }) => !path.endsWith('.test.ts'))) {
    for (const [, target] of file.text.matchAll(IMPORT)) {
      const pair = siblingFolders(file.path, posix.join(posix.dirname(file.path), target!));
      if (pair !== null) seen.set(pair.join(' -> '), file.path);
    }
  }
  const problems: string[] = [];
  for (const [edge, because] of seen) {
    const [from, to] = edge.split(' -> ') as [string, string];
    const back = seen.get(`${to} -> ${from}`);
    if (back !== undefined && from < to) {
      problems.push(
        `${from} and ${to} import each other (${because}, ${back}). Move what both need below them, or pass it in.`,
      );
    }
  }
  return problems;
}

/** The two folders, side by side, that an import leads from and to; null when it stays in one or goes up or down. */
function siblingFolders(from: string, to: string): [string, string] | null {
  const a = from.split('/');
  const b = to.split('/');
  let depth = 0;
  while (depth < a.length && a[depth] === b[depth]) depth++;
  const bothFolders = depth < a.length - 1 && depth < b.length - 1;
  return bothFolders ? [a.slice(0, depth + 1).join('/'), b.slice(0, depth + 1).join('/')] : null;
}

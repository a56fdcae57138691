import type { SourceFile } from './source-file.ts';

/** Ceilings in code lines: neither blank nor comment. They may only fall. */
export const CEILINGS = { median: 75, p90: 300, max: 500 } as const;

/** Tables, texts and cases of tests are as long as what they list. */
const EXEMPT = /\.data\.ts$|\.test\.ts$|\/testing\/|^src\/text\//;

/** Counts the lines that are neither blank nor comment. Relies on the formatter: block comments stand alone. */
export function countCodeLines(text: string): number {
  let count = 0;
  let inComment = false;
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    const opens = !inComment && line.startsWith('/*');
    if (!inComment && !opens && line !== '' && !line.startsWith('//')) count++;
    if (opens || inComment) inComment = !line.includes('*/');
  }
  return count;
}

/** Says which files are too long, and whether files in general are growing too long. */
export function checkSizes(files: readonly SourceFile[]): string[] {
  const sized = files
    .filter((file) => !EXEMPT.test(file.path))
    .map((file) => ({ path: file.path, lines: countCodeLines(file.text) }))
    .sort((a, b) => a.lines - b.lines);
  if (sized.length === 0) return [];
  const at = (share: number) => sized[Math.min(sized.length - 1, Math.floor(sized.length * share))]!.lines;
  const problems = sized
    .filter(({ lines }) => lines > CEILINGS.max)
    .map(
      ({ path, lines }) =>
        `${path}: ${lines} code lines, at most ${CEILINGS.max}. Give each thing it does a file; name tables *.data.ts.`,
    );
  if (at(0.5) > CEILINGS.median)
    problems.push(`src: the median file has ${at(0.5)} code lines, at most ${CEILINGS.median}. Split files.`);
  if (at(0.9) > CEILINGS.p90)
    problems.push(
      `src: one file in ten has ${at(0.9)} code lines or more, at most ${CEILINGS.p90}. Split them.`,
    );
  return problems;
}

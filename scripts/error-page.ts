import type { ErrorEntry } from '../src/errors/error-entry.ts';

/** What every error page holds. */
export const ERROR_PAGE_HEADINGS = [
  '## 日本語',
  '### 何が起きたか',
  '### 直し方',
  '## English',
  '### What happened',
  '### How to mend it',
];

/** The line after which a page is written by hand: what stands below is kept when the page is made anew. */
const BY_HAND = '<!-- Below: by hand -->';

/** The page of one error. What was written by hand at the end of the page so far is kept. */
export function errorPage(code: string, entry: ErrorEntry, soFar = ''): string {
  const kept = soFar.includes(BY_HAND) ? soFar.slice(soFar.indexOf(BY_HAND) + BY_HAND.length).trim() : '';
  const lines = [
    `# ${code}`,
    '',
    `Exit code ${entry.exit} · HTTP status ${entry.status}`,
    '',
    '## 日本語',
    '',
    '### 何が起きたか',
    '',
    entry.text.ja,
    '',
    '### 直し方',
    '',
    entry.fix.ja,
    '',
    '## English',
    '',
    '### What happened',
    '',
    entry.text.en,
    '',
    '### How to mend it',
    '',
    entry.fix.en,
    '',
    BY_HAND,
    '',
  ];
  return lines.join('\n') + (kept === '' ? '' : `\n${kept}\n`);
}

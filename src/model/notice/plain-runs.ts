import type { Run } from './notice-document.ts';

/** What runs say, in one line. */
export function plainRuns(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.type === 'break') return ' ';
      return run.type === 'text' || run.type === 'bound' ? run.text : plainRuns(run.runs);
    })
    .join('');
}

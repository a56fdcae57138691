import type { Statement } from '../../../text/report/statement.ts';
import type { SummaryFacts } from './summary-facts.ts';

/** What no reading of these logs will ever tell: the reader must not take silence for safety. */
export function whatLogsNeverShow({ suspects }: Pick<SummaryFacts, 'suspects'>): Statement[] {
  const webshell = suspects.some(({ actor }) => actor.stages.includes('webshell') || actor.files.length > 0);
  return [
    { code: webshell ? 'never-commands' : 'never-posts' },
    { code: 'never-database' },
    { code: 'never-typed' },
    { code: 'never-elsewhere' },
    { code: 'never-persons' },
  ];
}

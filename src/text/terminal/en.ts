import type { TerminalText } from './terminal-text.ts';

export const en: TerminalText = {
  partial: '(only part of the evidence)',
  files: (folder) => `Report: ${folder}/report.html (all data in report.json, the timeline in timeline.csv)`,
  next: 'Next: open the report in a browser. For all that one address did: hinomi who ADDRESS LOG',
  nobody: (subject, lines, hasPeriod) =>
    `None of the ${lines} lines that were understood${hasPeriod ? ' (of those within the period asked for)' : ''} has the address, account or path "${subject}".`,
  interrupted: 'Interrupted: this is only a part. The rest of the evidence was not read.',
  unread: (unparsed, lines, paths) =>
    `${unparsed} of ${lines} lines ${unparsed === '1' ? 'was' : 'were'} not understood, so what they hold is missing here (${paths}). hinomi investigate keeps them, with the reason for each, in unparsed.ndjson.`,
  more: (n) => `${n} more in the report`,
  progress: ({ percent, read, total, lines, speed, left }) =>
    `reading ${percent}%  ${read}/${total}  ${lines} lines  ${speed} lines/s  ${left}`,
  left: (seconds) => {
    if (seconds < 0) return '';
    if (seconds < 60) return `about ${Math.max(1, Math.round(seconds))} s left`;
    return `about ${Math.round(seconds / 60)} min left`;
  },
};

const FORWARDED_FOR = 'x-forwarded-for';
const ALIASES = new Set(['xff', 'forwardedfor', 'forwarded-for', 'xforwardedfor']);

/** A header's name as configured or as a log's column says it, in one spelling: `x-forwarded-for`. */
export function headerName(written: string): string {
  const name = written
    .toLowerCase()
    .replaceAll('_', '-')
    .replace(/^http-/, '');
  return ALIASES.has(name) ? FORWARDED_FOR : name;
}

/** Stands for the header of a column of which the log does not tell the name. */
export const UNNAMED_HEADER = '*';

/** Whether a column holds the header that is trusted to carry the client's address. */
export function isClientHeader(configured: string, column: string | undefined): boolean {
  if (configured === '' || column === undefined) return false;
  return column === UNNAMED_HEADER || headerName(configured) === headerName(column);
}

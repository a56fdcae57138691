import type { RequestParts } from '../inspection.ts';

const COMBINED =
  /^\S+ \S+ .*? \[[^\]]+\] "((?:[^"\\]|\\.)*)" (\d+|-) \S+ "((?:[^"\\]|\\.)*)" "((?:[^"\\]|\\.)*)"/;

/** The parts of a request in a line of Apache's combined format; undefined for any other line. */
export function requestOfLine(line: string): RequestParts | undefined {
  const match = COMBINED.exec(line);
  if (match === null) return undefined;
  const [, request = '', status = '', referer = '', userAgent = ''] = match;
  const first = request.indexOf(' ');
  const last = request.lastIndexOf(' ');
  return {
    method: request.slice(0, first),
    target: last > first ? request.slice(first + 1, last) : request.slice(first + 1),
    protocol: last > first ? request.slice(last + 1) : '',
    referer: referer === '-' ? '' : referer,
    userAgent: userAgent === '-' ? '' : userAgent,
    status: status === '-' ? -1 : Number(status),
  };
}

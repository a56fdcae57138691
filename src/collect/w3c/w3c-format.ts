import type { Format } from '../format.ts';
import type { FormatProblem } from '../format-problem.ts';
import { cloudFrontColumn, iisColumn } from './w3c-columns.ts';
import { identifiersOf, W3cParser } from './w3c-parser.ts';

/** IIS's W3C extended log format: columns between blanks, times in UTC. */
export const W3C: Format = {
  name: 'w3c',
  kind: 'web',
  headerPrefix: '#Fields:',
  createParser: (options) => new W3cParser('w3c', iisColumn, options),
};

/** Amazon CloudFront's standard log (version 1): columns between tabs, values percent-encoded once more. */
export const CLOUDFRONT: Format = {
  name: 'cloudfront',
  kind: 'web',
  headerPrefix: '#Fields:',
  createParser: (options) => new W3cParser('cloudfront', cloudFrontColumn, options),
};

/** Stands before columns that are given for logs without a line that announces them: `#Fields: timestamp c-ip …`. */
export const W3C_FIELDS = '#Fields:';

/**
 * The format of a W3C log, or of a CloudFront real-time log with a choice of fields, whose lines are not announced.
 *
 * @param line the `#Fields:` line that it lacks
 * @returns what is wrong where no column holds what was asked for
 */
export function w3cOfFields(line: string): Format | FormatProblem {
  const identifiers = identifiersOf(line);
  const isCloudFront = identifiers.some((name) => name.startsWith('x-edge-') || CLOUDFRONT_ONLY.has(name));
  const columnOf = isCloudFront ? cloudFrontColumn : iisColumn;
  if (!identifiers.some((name) => ASKED.has(columnOf(name).column?.role ?? '')))
    return { problem: 'no-request', at: 0, part: line.slice(0, 40) };
  return {
    name: line,
    kind: 'web',
    createParser: (options) => {
      const parser = new W3cParser(line, columnOf, options);
      parser.announce(identifiers);
      return parser;
    },
  };
}

/** Columns that hold what a client asked for; of an FTP server, its command. */
const ASKED: ReadonlySet<string> = new Set(['request', 'target', 'path']);

const CLOUDFRONT_ONLY: ReadonlySet<string> = new Set([
  'x-host-header',
  'time-to-first-byte',
  'cs-protocol-version',
]);

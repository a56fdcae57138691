import { ASCII } from '../bytes/ascii.ts';
import { indexOfText } from '../bytes/byte-text.ts';
import type { Format } from '../format.ts';
import { TextParser } from '../text-parser.ts';
import { readRails } from './read-rails.ts';

/** What a logger puts before a line: severity and time, then tags such as the request's id. */
const LONGEST_HEAD = 512;

/** Rails' own log (`log/production.log`): several lines a request, from `Started` to `Completed`. */
export const RAILS: Format = {
  name: 'rails',
  kind: 'web',
  beginsRecord: isStarted,
  createParser: (options) => new TextParser('rails', readRails, options),
};

function isStarted(bytes: Uint8Array, start: number, end: number): boolean {
  const at = indexOfText(bytes, start, Math.min(end, start + LONGEST_HEAD), 'Started ');
  if (at < 0 || (at > start && bytes[at - 1] !== ASCII.space)) return false;
  return indexOfText(bytes, at, Math.min(end, at + 24), ' "') > 0;
}

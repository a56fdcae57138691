import { bytesOf } from '../bytes/byte-text.ts';
import type { ParseFailure } from '../record-parser.ts';
import type { TextRecord } from '../text-record.ts';
import type { TimeReader } from '../time/time-reader.ts';

type Line = Readonly<Record<string, unknown>>;

/**
 * Reads `{"at","page","url","sha256","approved"}`. In the view: the page as written is the referer, the script's
 * url the target, its hash the object (in lower case; empty when it could not be taken), and what the line says
 * of approval the result. The page's host names the tenant. There are few such lines, so strings may be made.
 */
export function readScriptHistory(line: Line, times: TimeReader): TextRecord | ParseFailure {
  const page = textIn(line, 'page');
  const url = textIn(line, 'url');
  const hash = textIn(line, 'sha256').toLowerCase();
  if (!('at' in line) || page === '' || (url === '' && hash === '')) return 'field-missing';
  const time = bytesOf(String(line.at).trim());
  const at = times.readAll(time, 0, time.length);
  if (Number.isNaN(at)) return 'bad-time';
  return {
    kind: 'script',
    at,
    host: hostOf(page),
    referer: page,
    target: url,
    object: hash,
    result: approvalIn(line.approved),
  };
}

/** Bytes stay bytes; only what JSON wrote as an escape can lie beyond them, and becomes its bytes in UTF-8. */
function textIn(line: Line, key: string): string {
  const value = line[key];
  if (typeof value !== 'string') return '';
  const text = value.trim();
  return /[^\u0000-\u00ff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

function hostOf(page: string): string {
  const match = /^(?:https?:)?\/\/([^/?#\s]+)/i.exec(page);
  return match?.[1]?.replace(/^[^@]*@/, '') ?? '';
}

/** '' where the line is silent: then what other lines say of the same version counts. */
function approvalIn(value: unknown): 'success' | 'failure' | '' {
  if (value === undefined || value === null || value === '') return '';
  return value === true || value === 1 || String(value).toLowerCase() === 'true' ? 'success' : 'failure';
}

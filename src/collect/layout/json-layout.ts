import { type Column, SKIP } from '../column.ts';
import type { Format } from '../format.ts';
import type { FormatProblem } from '../format-problem.ts';
import { jsonFormat } from '../json/json-format.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { readApacheLogFormat } from './apache-log-format.ts';
import { tellsRequests } from './layout-format.ts';
import { readNginxLogFormat } from './nginx-log-format.ts';

/**
 * The format of a string that prints JSON (`{"at":"$time_iso8601", …}`): which key holds which variable is read
 * from the string; keys that hold several are told by their name.
 */
export function jsonLayoutFormat(name: string, text: string, isNginx: boolean): Format | FormatProblem {
  const read = isNginx ? readNginxLogFormat : readApacheLogFormat;
  const whole = read(text);
  if ('problem' in whole) return whole;
  const columns = new Map<string, Column>();
  const named: Column[] = [];
  for (const [, key = '', quoted, bare] of unescapeQuotes(text, isNginx).matchAll(MEMBER)) {
    const list = read(quoted ?? bare ?? '');
    if ('problem' in list) continue;
    const values = list.parts.filter((part) => typeof part === 'object' || part.trim().length > 0);
    const column = columnOf(values);
    if (column !== undefined) columns.set(key, column);
    else named.push(columnOfName([key]) ?? SKIP);
  }
  if (![...columns.values()].some(({ role }) => role !== 'skip'))
    return { problem: 'no-fields', at: 0, part: text.slice(0, 40) };
  if (!tellsRequests([...whole.parts, ...named]))
    return { problem: 'no-request', at: 0, part: text.slice(0, 40) };
  return jsonFormat(name, (path) => columns.get(path.at(-1) ?? '') ?? columnOfName(path));
}

const MEMBER = /"([^"]+)"\s*:\s*(?:"([^"]*)"|([^",}\s]+))/g;

/** Apache's configuration writes the string's own quotes as `\"`. */
function unescapeQuotes(text: string, isNginx: boolean): string {
  return isNginx ? text : text.replaceAll('\\"', '"');
}

function columnOf(parts: readonly (string | Column)[]): Column | undefined {
  const [first, second, third] = parts;
  // Apache's `%t` brings its brackets along.
  if (first === '[' && typeof second === 'object' && third === ']') return second;
  if (parts.length === 1 && typeof first === 'object') return first;
  const isTarget = parts.every((part) => typeof part === 'object' && TARGET_ROLES.has(part.role));
  return isTarget && parts.length > 1 ? { role: 'target', rank: 6 } : undefined;
}

const TARGET_ROLES = new Set(['path', 'is-args', 'query']);

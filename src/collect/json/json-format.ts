import type { Column, Role } from '../column.ts';
import type { Format } from '../format.ts';
import { columnOfName } from '../named/column-of-name.ts';
import { JsonParser } from './json-parser.ts';
import type { MeaningOfPath } from './key-tree.ts';

/** Access logs of one JSON object a line, with whatever keys: those that are usual are understood. */
export const NGINX_JSON: Format = jsonFormat('nginx-json', columnOfName);

/** Caddy's access log (encoder "json"): a record without a request is one of the server's own. */
export const CADDY: Format = jsonFormat('caddy', (path) => {
  const column = columnOfName(path);
  const isRequest = path.length > 1 && path[0] === 'request';
  return isRequest || (column !== undefined && ANSWER.has(column.role)) ? column : undefined;
});

/** What Caddy logs beside the request. */
const ANSWER: ReadonlySet<Role> = new Set(['time-any', 'status', 'bytes', 'duration', 'account']);

/** A JSON format of which the keys are known. */
export function jsonFormat(name: string, columnOf: MeaningOfPath<Column>): Format {
  return { name, kind: 'web', createParser: (options) => new JsonParser(name, columnOf, options) };
}

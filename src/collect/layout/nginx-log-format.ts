import { type Column, SKIP } from '../column.ts';
import type { FormatProblem } from '../format-problem.ts';
import { cookieColumn, headerColumn } from './header-column.ts';
import { PartList } from './part-list.ts';

const VARIABLE = /\$(?:\{(\w+)\}|(\w+))/y;

/**
 * Reads an nginx log_format string (ngx_http_log_module; variables of ngx_http_core_module and others).
 * Variables that say nothing about requests are read over.
 */
export function readNginxLogFormat(text: string): PartList | FormatProblem {
  const list = new PartList();
  for (let i = 0; i < text.length; ) {
    if (text[i] === '\\' && i + 1 < text.length && 'tn"\'\\'.includes(text[i + 1] as string)) {
      list.literal({ t: '\t', n: '\n' }[text[i + 1] as string] ?? (text[i + 1] as string));
      i += 2;
      continue;
    }
    VARIABLE.lastIndex = i;
    const match = VARIABLE.exec(text);
    if (match !== null) {
      list.column(nginxColumn((match[1] ?? match[2] ?? '').toLowerCase()), i);
      i += match[0].length;
    } else if (text.startsWith('${', i)) {
      return { problem: 'unclosed-brace', at: i, part: text.slice(i, i + 20) };
    } else {
      list.literal(text[i] as string);
      i++;
    }
  }
  return list;
}

/** The column that logs one variable, named without its dollar sign. */
export function nginxColumn(variable: string): Column {
  const known = VARIABLES[variable];
  if (known !== undefined) return known;
  if (variable.startsWith('http_')) return headerColumn(variable);
  if (variable.startsWith('cookie_')) return cookieColumn(variable.slice('cookie_'.length));
  // A request with several upstreams has a list of values.
  return variable.startsWith('upstream_') ? { role: 'skip', rank: 0, list: true } : SKIP;
}

const VARIABLES: Readonly<Record<string, Column>> = {
  remote_addr: { role: 'address', rank: 4 },
  realip_remote_addr: { role: 'address', rank: 2 },
  proxy_protocol_addr: { role: 'address', rank: 2 },
  proxy_add_x_forwarded_for: {
    role: 'address',
    rank: 1,
    header: 'x-forwarded-for',
    list: true,
    carries: 'X-Forwarded-For',
  },
  remote_user: { role: 'account', rank: 2 },
  time_local: { role: 'time', rank: 2 },
  time_iso8601: { role: 'time-any', rank: 2 },
  msec: { role: 'time-any', rank: 3 },
  request: { role: 'request', rank: 2 },
  request_method: { role: 'method', rank: 1 },
  request_uri: { role: 'target', rank: 2 },
  uri: { role: 'path', rank: 2 },
  document_uri: { role: 'path', rank: 1 },
  args: { role: 'query', rank: 2 },
  query_string: { role: 'query', rank: 1 },
  is_args: { role: 'is-args', rank: 0 },
  server_protocol: { role: 'protocol', rank: 1 },
  status: { role: 'status', rank: 2 },
  body_bytes_sent: { role: 'bytes', rank: 4 },
  bytes_sent: { role: 'bytes', rank: 3 },
  request_time: { role: 'duration', rank: 3, scale: 1000 },
  upstream_response_time: { role: 'duration', rank: 2, scale: 1000, list: true },
  host: { role: 'host', rank: 5 },
  http_host: { role: 'host', rank: 4 },
  server_name: { role: 'host', rank: 3 },
  request_body: { role: 'skip', rank: 0, carries: 'Body' },
};

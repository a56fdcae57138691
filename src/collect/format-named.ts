import { csvColumns, namesRequest } from './csv/csv-columns.ts';
import { CSV_COLUMNS, csvFormat } from './csv/csv-format.ts';
import { csvLines } from './csv/csv-lines.ts';
import type { Format } from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import { FORMATS } from './formats.ts';
import { formatOfString } from './layout/format-string.ts';
import { URLS, urlLayout } from './layout/url-layout.ts';
import { withMoreColumns } from './named-layouts.ts';
import { W3C_FIELDS, w3cOfFields } from './w3c/w3c-format.ts';
import { WRAPPERS, wrappedFormat } from './wrapped/wrapped-format.ts';
import type { Wrapper } from './wrapped/wrapper.ts';

/** Names that users know formats by, besides our own. */
const ALIASES: Readonly<Record<string, string>> = {
  clf: 'common',
  apache: 'combined',
  ncsa: 'combined',
  vhost: 'vhost_combined',
  iis: 'w3c',
  json: 'nginx-json',
  xferlog: 'wu-ftpd',
  postgresql: 'postgres',
  csvlog: 'postgres-csv',
  jsonlog: 'postgres-json',
  mysql: 'mysql-general',
  mariadb: 'mysql-general',
};

/**
 * The format of a name (`combined`, `nginx`, `w3c`, … or one that a report said: `combined+2`) or of an Apache
 * LogFormat or nginx log_format string, or of the columns of a log that lacks the line which names them
 * (`csv:time,client_ip,…`, `#Fields: date time c-ip …`).
 */
export function formatNamed(spec: string): Format | FormatProblem {
  const name = spec.trim();
  const format = named(name.toLowerCase());
  if (format !== undefined) return format;
  if (name.startsWith(W3C_FIELDS)) return w3cOfFields(name);
  if (name.startsWith(CSV_COLUMNS)) return ofColumns(name);
  const wrapper = [...WRAPPERS, ...CSV_LINES].find((known) => name.startsWith(`${known.name}+`));
  if (wrapper !== undefined) return wrapped(wrapper, name);
  if (name.startsWith(URLS)) return ofUrls(name);
  if (/[%$]/.test(name)) return formatOfString(name);
  return { problem: 'unknown-format', at: 0, part: name.slice(0, 40) };
}

/** Takes the first line that names columns for the header. */
const CSV_LINES = [csvLines('')].filter((wrapper) => wrapper !== undefined);

/** A file that lost its first line, or never had one. */
function ofColumns(name: string): Format | FormatProblem {
  const columns = name.slice(CSV_COLUMNS.length);
  const header = csvColumns(columns);
  if (header === undefined) {
    const problem = namesRequest(columns) ? 'no-fields' : 'no-request';
    return { problem, at: CSV_COLUMNS.length, part: columns.slice(0, 40) };
  }
  return csvFormat(name, header);
}

function wrapped(wrapper: Wrapper, name: string): Format | FormatProblem {
  const offset = wrapper.name.length + 1;
  const inner = formatNamed(name.slice(offset));
  return 'problem' in inner ? { ...inner, at: inner.at + offset } : wrappedFormat(wrapper, inner);
}

function ofUrls(name: string): Format | FormatProblem {
  const inner = formatNamed(name.slice(URLS.length));
  if ('problem' in inner) return { ...inner, at: inner.at + URLS.length };
  if (inner.layout === undefined) return { problem: 'unknown-format', at: 0, part: name.slice(0, 40) };
  return urlLayout(name, inner.layout);
}

function named(name: string): Format | undefined {
  const known = FORMATS.find((format) => format.name === (ALIASES[name] ?? name));
  if (known !== undefined) return known;
  const extended = /^(.+)\+\d{1,3}$/.exec(name);
  const base = FORMATS.find((format) => format.name === extended?.[1] && format.layout !== undefined);
  return base === undefined ? undefined : withMoreColumns(base, name);
}

import type { Format } from './format.ts';
import type { FormatProblem } from './format-problem.ts';
import { FORMATS } from './formats.ts';
import { formatOfString } from './layout/format-string.ts';
import { URLS, urlLayout } from './layout/url-layout.ts';
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
 * LogFormat or nginx log_format string.
 */
export function formatNamed(spec: string): Format | FormatProblem {
  const name = spec.trim();
  const format = named(name.toLowerCase());
  if (format !== undefined) return format;
  const wrapper = WRAPPERS.find((known) => name.startsWith(`${known.name}+`));
  if (wrapper !== undefined) return wrapped(wrapper, name);
  if (name.startsWith(URLS)) return ofUrls(name);
  if (/[%$]/.test(name)) return formatOfString(name);
  return { problem: 'unknown-format', at: 0, part: name.slice(0, 40) };
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
  // Columns behind the known ones are read over by every layout.
  const extended = /^(common|combined|vhost_combined)\+\d+$/.exec(name);
  const base = extended === null ? undefined : FORMATS.find((format) => format.name === extended[1]);
  return base === undefined ? undefined : { ...base, name };
}

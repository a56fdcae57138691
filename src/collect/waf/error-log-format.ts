import type { Format } from '../format.ts';
import { ErrorLogParser } from './error-log-parser.ts';

/** Error logs, in which ModSecurity writes its alerts. Other lines are understood, and tell of no alert. */
export const APACHE_ERROR = errorLogFormat('apache-error', 'apache');
export const NGINX_ERROR = errorLogFormat('nginx-error', 'nginx');
/** Either of them. */
export const MODSEC_ERROR = errorLogFormat('modsec-error', 'any');

function errorLogFormat(name: string, server: 'apache' | 'nginx' | 'any'): Format {
  return { name, kind: 'waf', createParser: (options) => new ErrorLogParser(name, server, options) };
}

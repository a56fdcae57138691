import type { Format } from '../format.ts';
import { TextParser } from '../text-parser.ts';
import { type ErrorLogServer, readErrorLog } from './read-error-log.ts';

/** Error logs, in which ModSecurity writes its alerts. Other lines are understood, and tell of no alert. */
export const APACHE_ERROR = errorLogFormat('apache-error', 'apache');
export const NGINX_ERROR = errorLogFormat('nginx-error', 'nginx');
/** Either of them. */
export const MODSEC_ERROR = errorLogFormat('modsec-error', 'any');

function errorLogFormat(name: string, server: ErrorLogServer): Format {
  return {
    name,
    kind: 'waf',
    createParser: (options) => new TextParser(name, readErrorLog(server), options),
  };
}

import type { Format } from '../format.ts';
import { LogfmtParser } from './logfmt-parser.ts';

/** `key=value` between blanks, as Heroku's router, Caddy, Traefik, lograge and many Go programs write. */
export const LOGFMT: Format = {
  name: 'logfmt',
  kind: 'web',
  createParser: (options) => new LogfmtParser(options),
};

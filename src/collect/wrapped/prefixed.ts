import { textOf } from '../bytes/byte-text.ts';
import type { Wrapper } from './wrapper.ts';

/** As much of a line as a prefix and what follows it take. */
const LOOKED_AT = 300;
/** What programs that collect and show lines put before them, each by itself telling. */
const HEADS = [
  // grep in several files, with -n, and cat -n.
  String.raw`(?=[^\s:]*(?:log|\/))[\w.~/-]+:(?:\d+:)?`,
  String.raw` *\d+\t`,
  // Python's logging in its basic form.
  String.raw`(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[\w.]+:`,
  // What syslog leaves of that where it takes the level for the program.
  String.raw`(?:\w+\.)+access: ?`,
  // The same with a time, as most programs set it up: `2026-05-06 07:08:09,123 - aiohttp.access - INFO - `; and without one.
  String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[,.]\d{3} - [\w.]+ - [A-Z]{4,8} - `,
  String.raw`(?:DEBUG|INFO|WARNING|ERROR|CRITICAL) [\w.]+:? `,
  // Gunicorn's own log.
  String.raw`\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[^\]]{0,12}\] \[\d+\] \[[A-Z]+\] `,
  // docker compose logs; kubectl logs --prefix.
  String.raw`[\w.-]+ +\| `,
  String.raw`\[pod\/[^\]\s]+\] `,
  // Syslog with the year in front (syslog-ng).
  String.raw`\d{4} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./-]+(?:\[\d+\])?: `,
  // aws logs tail: a time and the stream's name.
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*(?:Z|[+-]\d\d:?\d\d) [^\s"]*[a-z][^\s":]* `,
  // A server in Java whose logger has the line (WildFly, Quarkus); Spring Boot's.
  String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.,]\d{3}(?:Z|[+-]\d\d:?\d\d)? +[A-Z]{4,5} +\[[^\]]{1,100}\] \([^)]{1,100}\) `,
  String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.,]\d{3}(?:Z|[+-]\d\d:?\d\d)? +[A-Z]{4,5} \d+ --- (?:\[[^\]]{0,60}\] ){1,3}[\w.$]{1,80} *: `,
  // logcli's own form, and what Grafana lets download.
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d) \{[^}]{0,200}\} +`,
  String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d[.\d]*Z?\t\d{19}\t`,
];
/** Behind it an address or a brace, so that a virtual host with its port is none. */
const PREFIX = new RegExp(
  String.raw`^(?:${HEADS.join('|')})(?=(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]*:[0-9a-f:]*:[0-9a-f:.]*) |\{")`,
  'i',
);

/** Lines that somebody searched out of several files or numbered, or that came with a name or a time before them. */
export const PREFIXED: Wrapper = {
  name: 'prefixed',
  createUnwrapper: () => ({
    unwrap(bytes, start, end, line) {
      const prefix = PREFIX.exec(textOf(bytes, start, Math.min(end, start + LOOKED_AT)))?.[0];
      if (prefix === undefined) return false;
      line.bytes = bytes;
      line.start = start + prefix.length;
      line.end = end;
      line.at = Number.NaN;
      return true;
    },
  }),
};

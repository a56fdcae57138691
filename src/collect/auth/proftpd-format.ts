import type { Format } from '../format.ts';
import type { AuthFacts } from './auth-facts.ts';
import { readProftpdMessage } from './proftpd-message.ts';
import { TimedLineParser } from './timed-line-parser.ts';

/** Behind the time: the host, the process, then what goes to syslog as well. */
const LINE = /^ \S+ proftpd\[\d+\] (?<says>.*)$/s;

/** ProFTPD's own log (`SystemLog`): logins, without the colon that syslog puts behind the process. */
export const PROFTPD: Format = {
  name: 'proftpd',
  kind: 'auth',
  createParser: (options) => new TimedLineParser('proftpd', readProftpdLine, options),
};

function readProftpdLine(text: string): AuthFacts | undefined {
  const says = LINE.exec(text)?.groups?.says;
  return says === undefined ? undefined : readProftpdMessage(says);
}

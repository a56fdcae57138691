import { textOf } from '../bytes/byte-text.ts';

const LOGINS =
  /[ /](?:sshd(?:-session|-auth)?|sudo|su|su-l|vsftpd|proftpd|pure-ftpd|login|dropbear|CRON|systemd-logind)(?:\[\d{1,10}\])?: /;
/** What only servers of web pages write, or who passes their requests on. */
const REQUESTS =
  /\b(?:GET|POST|HEAD|PUT|DELETE|OPTIONS|PATCH) (?:\/|https?:)|\bHTTP\/[123]|\b(?:haproxy|nginx|httpd|apache2?|lighttpd|php-fpm|varnish\w*)\[|\b(?:CEF|LEEF): ?\d/;

/**
 * Whether lines that pass for syslog are those of web servers and hold no program at which people log in: reading them for
 * logins would find nothing, and say so of a log of requests.
 */
export function holdsNoLogins(sample: Uint8Array): boolean {
  const text = textOf(sample, 0, sample.length);
  return REQUESTS.test(text) && !LOGINS.test(text);
}

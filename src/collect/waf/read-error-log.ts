import { ASCII, isDigit } from '../bytes/ascii.ts';
import { textOf } from '../bytes/byte-text.ts';
import type { ReadRecord } from '../text-parser.ts';
import type { TextRecord } from '../text-record.ts';
import { readAlert } from './modsecurity-alert.ts';

/** Servers cut their lines at 8 KiB at most. */
const LONGEST = 16_384;

const APACHE_HEAD = /^\] \[(?:[\w-]*:)?(?:emerg|alert|crit|error|warn|notice|info|debug|trace\d)\]/;
const APACHE_CLIENT = /\[(?:client|remote) (?<address>[^\]\s]+)\]/;
const NGINX_HEAD = /^ \[(?:emerg|alert|crit|error|warn|notice|info|debug)\] \d+#\d+: /;

/** Whose error log it is. */
export type ErrorLogServer = 'apache' | 'nginx' | 'any';

/** Reads error logs of Apache (2.2, 2.4) and nginx for the alerts of ModSecurity in them. */
export function readErrorLog(server: ErrorLogServer): ReadRecord {
  return (bytes, start, end, times) => {
    const isApache = bytes[start] === ASCII.bracket;
    if (server !== 'any' && isApache !== (server === 'apache')) return 'not-this-format';
    if (!isApache && !isDigit(bytes[start])) return 'not-this-format';
    const at = times.read(bytes, isApache ? start + 1 : start, end);
    const { next } = times;
    if (next < 0) return 'not-this-format';
    const text = textOf(bytes, next, Math.min(end, next + LONGEST));
    if (!(isApache ? APACHE_HEAD : NGINX_HEAD).test(text)) return 'not-this-format';
    if (Number.isNaN(at)) return 'bad-time';
    return { kind: 'waf', at, ...(isApache ? apacheFacts(text) : nginxFacts(text)) };
  };
}

type Facts = Omit<TextRecord, 'kind' | 'at'>;

function apacheFacts(text: string): Facts {
  const address = APACHE_CLIENT.exec(text)?.groups?.address;
  return { address: address === undefined ? '' : hostOf(address), ...alertFacts(text) };
}

/** nginx puts what it knows of the request behind the message: `, client: …, server: …, request: "…", host: "…"`. */
function nginxFacts(text: string): Facts {
  const tail = text.lastIndexOf(', client: ');
  const facts = tail < 0 ? '' : text.slice(tail);
  const value = (name: string) => new RegExp(`, ${name}: "?([^",]*)`).exec(facts)?.[1] ?? '';
  const request = /, request: "((?:[^"\\]|\\.)*)"/.exec(facts)?.[1] ?? '';
  const parts = /^([A-Z]+) (.*?)(?: (HTTP\/[\d.]+))?$/s.exec(request);
  const alert = alertFacts(text.slice(0, tail < 0 ? text.length : tail));
  return {
    ...alert,
    address: value('client') || APACHE_CLIENT.exec(text)?.groups?.address,
    host: hostOf(value('host') || (alert.host ?? '')),
    method: parts?.[1],
    target: parts?.[2] ?? alert.target,
    protocol: parts?.[3],
    referer: value('referrer'),
  };
}

function alertFacts(text: string): Facts {
  const start = text.indexOf('ModSecurity: ');
  if (start < 0) return { message: text.replace(/^\s+/, '') };
  const alert = readAlert(text.slice(start));
  return {
    action: alert.action,
    status: alert.status,
    object: alert.ruleId,
    message: alert.message,
    host: hostOf(alert.hostname),
    target: alert.uri,
  };
}

/** Without a port. */
function hostOf(text: string): string {
  return (
    /^\[([^\]]+)\]/.exec(text)?.[1] ?? (/^[^:]*:\d+$/.test(text) ? text.slice(0, text.indexOf(':')) : text)
  );
}

import { clientHost } from './client-host.ts';

/** What a `log_line_prefix` tells, whichever one was configured. */
export interface PostgresPrefix {
  readonly account: string;
  readonly database: string;
  readonly address: string;
  readonly application: string;
  /** `%c`, else the process id. */
  readonly session: string;
}

/** The database ends at a blank or a sign, the user at the `@`; `[unknown]@[unknown]` is neither. */
const USER_AT_DATABASE = /(?:^|[\s:,;|=([])([^\s@:,;|=([\]]{1,128})@([^\s@:,;|[\]()]{1,128})/;
const IPV4 = /(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?:\(\d+\))?(?![\d.])/;
const IPV6 = /(?<![\w:.])((?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?:\(\d+\))?(?![\w:])/i;
const NAMED_HOST = /(?<![\w.-])([A-Za-z][\w.-]{0,253})\(\d{1,5}\)/;
const SESSION = /(?<![\w.])([0-9a-f]{8}\.[0-9a-f]{1,8})(?![\w.])/;
const PROCESS = /\[(\d{1,10})(?:-\d+)?\]|\bpid[=:]\s?(\d{1,10})/i;
const PLAIN_WORD = /^[\w$.-]{1,64}$/;

/**
 * Reads what stands between a line's time and its severity. Prefixes differ from server to server; what they name
 * (`user=`, `db=`, `app=`, `client=`) or write in a form of its own is found, whatever the order.
 *
 * @param text without the time
 */
export function readPostgresPrefix(text: string): PostgresPrefix {
  const joined = USER_AT_DATABASE.exec(text);
  const spare = joined === null ? spareWords(text) : [];
  const host = namedIn(text, 'client|host|remote|from') || hostIn(text);
  return {
    account: namedIn(text, 'user|usr|u') || (joined?.[1] ?? spare[0] ?? ''),
    database: namedIn(text, 'db|database|d') || (joined?.[2] ?? spare[1] ?? ''),
    address: clientHost(host, false),
    application: namedIn(text, 'app|application|application_name|a'),
    session: SESSION.exec(text)?.[1] ?? processOf(text),
  };
}

function processOf(text: string): string {
  const found = PROCESS.exec(text);
  return found?.[1] ?? found?.[2] ?? '';
}

function hostIn(text: string): string {
  return IPV4.exec(text)?.[1] ?? IPV6.exec(text)?.[1] ?? NAMED_HOST.exec(text)?.[1] ?? '';
}

function namedIn(text: string, names: string): string {
  const value = new RegExp(`(?:^|[\\s,;|([])(?:${names})=([^\\s,;|)\\]]{1,253})`, 'i').exec(text)?.[1] ?? '';
  return value === '[unknown' ? '' : value;
}

/** `shop b` of `[123] shop b 203.0.113.9(5432)`: only where nothing else is left. */
function spareWords(text: string): string[] {
  const words = text
    .replace(PROCESS, ' ')
    .replace(SESSION, ' ')
    .replace(IPV4, ' ')
    .replace(IPV6, ' ')
    .replace(NAMED_HOST, ' ')
    .replace('[local]', ' ')
    .split(/[\s|]+/)
    .filter((word) => word !== '' && !/^[:,;<>-]+$/.test(word));
  return words.length === 2 && words.every((word) => PLAIN_WORD.test(word) && !/^\d+$/.test(word))
    ? words
    : [];
}

import type { Attack } from '../../model/attack.ts';
import type { Level } from '../../model/level.ts';
import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import {
  BEACON_NAMES,
  CODE_PATH_NAMES,
  FETCH_NAMES,
  INCLUDE_NAMES,
  LINK_NAMES,
  SEARCH_NAMES,
} from '../parameter-names.data.ts';
import { isScriptName } from '../url/script-path.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { type HostKind, hostKind } from './host-kind.ts';

const WRAPPER =
  /^[\s"']{0,4}(?:php:\/{1,2}(?:filter|input|stdin|fd|memory|temp)|phar:|expect:\/\/|zip:\/\/|compress\.(?:zlib|bzip2):|glob:\/\/|ogg:\/\/|rar:\/\/|ssh2\.|data:\/{0,2}(?:text\/[a-z]{1,16}|application\/x-(?:httpd-)?php|[;,]|;base64)|convert\.base64-encode)/;
const SCHEME =
  /^[\s"'(<]{0,4}(?:(?:url|jar|feed|view-source):)?([a-z][a-z0-9+.-]{1,15}):(?:[\\/]{1,4}|(?=(?:\d{1,3}\.){3}\d|localhost))([^\\/?#!\s"'<>]{0,255})/;
/** A host and port of the server itself, without a scheme. */
const OWN_PORT = /^[\s]{0,4}(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|\[::1?\]):\d{2,5}(?:\/|$)/;
const SHARE =
  /^[\s"']{0,4}\\{2,4}(?:\d{1,3}(?:\.\d{1,3}){3}|[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6})(?:@\w{1,8})?\\{1,2}[\w$.-]|^[\s"']{0,4}\\{2,4}[a-z0-9.:-]{1,63}\\{1,2}(?:[a-z]|admin|ipc|print)\$/;
const RELATIVE = /^[\s"']{0,4}[\\/]{2,4}([a-z0-9.@:[\]-]{3,255})(?=[\\/?#\s]|$)/;
const FETCHING_SCHEME =
  /^(?:gopher|dict|ldaps?|tftp|netdoc|jar|sftp|rmi|ldapi|mongodb|redis|smb|phar|ssh2?|telnet|imap|pop3)$/;
const STATIC =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|json|mp[34]|webm|pdf|woff2?|csv)(?:[?#].{0,256})?$/;
const CUT = /(?:\?|%00|\0|#)["']?$|\?\0|\?#/;

interface UrlValue {
  /** As written, case kept. */
  readonly scheme: string;
  readonly host: string;
  readonly rest: string;
}

/**
 * URLs where a value should be: inclusion of remote code (CWE-98), and requests that the server would make
 * itself (CWE-918). A URL alone is honest: `return=https://shop.example/x`.
 */
export function detectUrlValue(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (context.place !== 'query-value' && context.place !== 'query-name') return NOTHING;
  const found: Sign[] = [];
  const add = (attack: Attack, level: Level, why: string) =>
    found.push(signOf(attack, level, why, value, context));
  if (WRAPPER.test(value.lower)) add('rfi', 'critical', 'stream-wrapper');
  else if (SHARE.test(value.lower)) add('rfi', 'high', 'network-share');
  if (OWN_PORT.test(value.lower)) add('ssrf', 'high', 'loopback-host');
  const url = readUrl(value);
  if (url === undefined) return found.length === 0 ? NOTHING : found;
  const kind = hostKind(url.host);
  if (isInclusion(url, kind, context)) add('rfi', 'high', 'remote-include');
  const reach = reaches(url, kind, context);
  if (reach !== '') add('ssrf', reach === 'metadata-host' ? 'critical' : 'high', reach);
  return found.length === 0 ? NOTHING : found;
}

function readUrl({ text, lower }: DecodedValue): UrlValue | undefined {
  const absolute = SCHEME.exec(lower);
  if (absolute !== null) {
    const start = lower.indexOf(absolute[1]!);
    return {
      scheme: text.slice(start, start + absolute[1]!.length),
      host: hostOf(absolute[2]!),
      rest: lower.slice(absolute[0].length),
    };
  }
  const relative = RELATIVE.exec(lower);
  return relative === null
    ? undefined
    : { scheme: '', host: hostOf(relative[1]!), rest: lower.slice(relative[0].length) };
}

function hostOf(authority: string): string {
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  return host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:\d{0,5}$/, '');
}

function isInclusion({ scheme, host, rest }: UrlValue, kind: HostKind, context: ValueContext): boolean {
  const lower = scheme.toLowerCase();
  if (!/^(?:https?|ftps?|)$/.test(lower) || !host.includes('.')) return false;
  if (kind === 'callback') return true;
  if (
    scheme !== '' &&
    scheme !== lower &&
    scheme !== scheme.toUpperCase() &&
    scheme !== 'Http' &&
    scheme !== 'Https'
  )
    return true;
  if (scheme === '' || STATIC.test(rest)) return false;
  const path = rest.split(/[?#\0]/, 1)[0] ?? '';
  if (planted(host, path, rest, context)) return true;
  if (CODE_PATH_NAMES.has(context.name)) return true;
  if (INCLUDE_NAMES.has(context.name))
    return (
      lower !== 'https' ||
      CUT.test(rest) ||
      /\.txt$/.test(path) ||
      isScriptName(path.slice(path.lastIndexOf('/') + 1))
    );
  if (context.place === 'query-name') return CUT.test(rest);
  return !isLinkName(context.name) && CUT.test(rest) && path.length > 1;
}

/** A script's text to be included, whatever the parameter: `http://192.0.2.1/x.txt`, `http://evil.example/x.txt?`. */
function planted(host: string, path: string, rest: string, { name }: ValueContext): boolean {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const text = file.endsWith('.txt');
  if (CUT.test(rest) && text) return true;
  const numbered = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host);
  return numbered && (text || isScriptName(file)) && !LINK_NAMES.has(name);
}

function isLinkName(name: string): boolean {
  return LINK_NAMES.has(name) || SEARCH_NAMES.has(name) || BEACON_NAMES.has(name);
}

function reaches({ scheme, host, rest }: UrlValue, kind: HostKind, context: ValueContext): string {
  if (kind === 'metadata') return 'metadata-host';
  if (kind === 'disguised') return 'disguised-host';
  if (FETCHING_SCHEME.test(scheme.toLowerCase()) && host !== '') return 'fetching-scheme';
  if (scheme.toLowerCase() === 'file') return /^[^\s]/.test(host + rest) ? 'file-scheme' : '';
  const fetched =
    FETCH_NAMES.has(context.name) && !/^(?:return|redirect|next|back|continue|ref)/.test(context.name);
  const elsewhere = fetched || SEARCH_NAMES.has(context.name) || !isLinkName(context.name);
  if (kind === 'loopback') return elsewhere ? 'loopback-host' : '';
  return kind === 'private' && elsewhere && scheme !== '' ? 'private-host' : '';
}

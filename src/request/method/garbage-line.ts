import type { Sign } from '../inspection.ts';

const TARGET = /^(?:\/|\*$|[a-z][a-z0-9+.-]{0,31}:\/\/)/i;
/** TLS record type 22 (handshake), version 3.x: RFC 8446, 5.1. */
const TLS_HELLO = /^(?:\x16\x03|\\x16\\x03)/;
/** TPKT version 3 with an RDP cookie: [MS-RDPBCGR] 2.2.1.1. */
const RDP = /^(?:\x03\x00|\\x03\\x00)[\s\S]{0,64}mstshash/;
const SSH = /^SSH-\d/;
const MAX_SHOWN = 512;

/**
 * Signs of a request line that is no HTTP at all: another protocol on the shop's port, or noise. Its bytes mean
 * nothing as a path, so nothing else is looked for in them.
 *
 * @param method '' for a line in which no method was found
 * @param target then the whole line
 * @returns null for a line that may be HTTP
 */
export function garbageLine(method: string, target: string): readonly Sign[] | null {
  if (method !== '' || target === '' || target === '-' || TARGET.test(target)) return null;
  const value = target.slice(0, MAX_SHOWN);
  return [{ attack: 'protocol', level: 'low', place: 'protocol', value, why: wordFor(target) }];
}

function wordFor(line: string): string {
  if (TLS_HELLO.test(line)) return 'tls-on-plain-port';
  if (RDP.test(line)) return 'rdp-on-web-port';
  return SSH.test(line) ? 'ssh-on-web-port' : 'no-http';
}

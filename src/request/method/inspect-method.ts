import type { Level } from '../../model/level.ts';
import type { Sign } from '../inspection.ts';
import { NOTHING } from '../value-detector.ts';

/** Methods that shops answer. */
const ORDINARY = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', '']);

/** Methods of interfaces that shops may have; refused ones are tries. */
const OF_INTERFACES: ReadonlySet<string> = new Set(['PUT', 'DELETE', 'PATCH']);

/** Methods that nothing in a shop needs: WebDAV (RFC 4918, RFC 3253), tracing, proxying, debugging, caches. */
const ABUSED: Readonly<Record<string, Level>> = {
  TRACE: 'medium',
  TRACK: 'medium',
  DEBUG: 'medium',
  CONNECT: 'medium',
  PROPFIND: 'low',
  PROPPATCH: 'medium',
  MKCOL: 'medium',
  COPY: 'medium',
  MOVE: 'medium',
  LOCK: 'low',
  UNLOCK: 'low',
  SEARCH: 'medium',
  REPORT: 'low',
  PURGE: 'low',
  BAN: 'low',
  LINK: 'low',
  UNLINK: 'low',
};

const TOKEN = /^[A-Za-z][A-Za-z-]{0,31}$/;
const PROTOCOL = /^(?:HTTP\/(?:0\.9|1\.[01]|2(?:\.0)?|3(?:\.0)?)|h2c?|h3|)$/i;
const MAX_SHOWN = 512;

/**
 * Judges a request's method and protocol as logged: methods that write or tell about the server, methods that
 * do not exist, and request lines that are no HTTP (a TLS hello on a plain port, another protocol, noise).
 */
export function inspectMethod(method: string, protocol: string): readonly Sign[] {
  if (ORDINARY.has(method)) return inspectProtocol(protocol);
  const sign = methodSign(method);
  const more = inspectProtocol(protocol);
  return more.length === 0 ? [sign] : [sign, ...more];
}

function methodSign(method: string): Sign {
  const base = { place: 'method', value: method.slice(0, MAX_SHOWN) } as const;
  if (OF_INTERFACES.has(method)) {
    return { ...base, attack: 'method-abuse', level: 'low', why: 'writing-method', onlyIfRefused: true };
  }
  const level = ABUSED[method];
  if (level !== undefined) return { ...base, attack: 'method-abuse', level, why: 'unneeded-method' };
  if (!TOKEN.test(method)) return { ...base, attack: 'protocol', level: 'low', why: garbage(method) };
  return { ...base, attack: 'method-abuse', level: 'low', why: 'unknown-method' };
}

/** TLS record type 22 (handshake), version 3.x: RFC 8446, 5.1. */
function garbage(method: string): string {
  return /^(?:\x16\x03|\\x16\\x03)/.test(method) ? 'tls-on-plain-port' : 'no-http';
}

function inspectProtocol(protocol: string): readonly Sign[] {
  if (PROTOCOL.test(protocol)) return NOTHING;
  const value = protocol.slice(0, MAX_SHOWN);
  return [{ attack: 'protocol', level: 'low', place: 'protocol', value, why: 'odd-protocol' }];
}

import { readLogText } from '../read-log-text.ts';

/** What an audit log's columns can mean, as the configuration's `fields` names them. */
export const AUDIT_FIELDS = ['at', 'address', 'action', 'outcome', 'account', 'target'] as const;

export type AuditField = (typeof AUDIT_FIELDS)[number];

/** Which column holds what: a column's name, or a dotted path into JSON. */
export type AuditMapping = Readonly<Partial<Record<AuditField, string>>>;

/**
 * Finds a column's meaning by the mapping; a key that looks like a path is tried as a key first.
 *
 * @param path as the log has it: bytes, in whatever encoding, with JSON's escapes
 */
export function auditFieldOf(mapping: AuditMapping, path: readonly string[]): AuditField | undefined {
  const written = readLogText(path.join('.').replace(ESCAPED, asBytes));
  return AUDIT_FIELDS.find((field) => mapping[field]?.normalize() === written.normalize());
}

/** Many programs write all but ASCII as `\u6642`, in keys as well. */
const ESCAPED = /(?:\\u[0-9a-f]{4})+/gi;

function asBytes(escapes: string): string {
  const units = escapes.split('\\u').slice(1);
  const text = units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
  return Buffer.from(text).toString('latin1');
}

/** Finds a column's meaning by the names that audit logs usually give it. */
export function usualAuditField(path: readonly string[]): AuditField | undefined {
  const name = (path.at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
  return path.length > 2 ? undefined : AUDIT_FIELDS.find((field) => USUAL[field].includes(name));
}

const USUAL: Readonly<Record<AuditField, readonly string[]>> = {
  at: ['at', 'time', 'timestamp', 'ts', 'date', 'datetime', 'createdat', 'loggedat', 'eventtime'],
  address: ['address', 'ip', 'ipaddress', 'ipaddr', 'remoteaddr', 'clientip', 'sourceip', 'remoteip'],
  action: ['action', 'event', 'eventname', 'eventtype', 'operation'],
  outcome: ['outcome', 'result', 'success'],
  account: ['account', 'user', 'username', 'login', 'loginid', 'actor', 'operator', 'userid', 'operatorid'],
  target: ['target', 'object', 'resource', 'entity', 'targetid', 'objectid'],
};

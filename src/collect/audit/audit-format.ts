import { ASCII } from '../bytes/ascii.ts';
import { indexOfByte, textOf } from '../bytes/byte-text.ts';
import type { Format } from '../format.ts';
import { AuditCsvParser, withoutMark } from './audit-csv-parser.ts';
import { type AuditField, type AuditMapping, auditFieldOf, usualAuditField } from './audit-fields.ts';
import { AuditJsonParser } from './audit-json-parser.ts';

/** Audit logs of JSON lines with the usual keys. */
export const AUDIT: Format = {
  name: 'audit',
  kind: 'audit',
  createParser: (options) => new AuditJsonParser('audit', usualAuditField, options),
};

/**
 * The format of an audit log of which the configuration names the columns.
 *
 * @param sample the input's first bytes: they tell JSON lines from CSV, whose first line names the columns
 */
export function createAuditFormat(fields: AuditMapping, sample: Uint8Array): Format {
  const fieldOf = (path: readonly string[]): AuditField | undefined => auditFieldOf(fields, path);
  const first = withoutMark(textOf(sample, 0, indexOfByte(sample, 0, sample.length, ASCII.newline)));
  if (first.trimStart().startsWith('{') || first === '') {
    return {
      name: 'audit',
      kind: 'audit',
      createParser: (options) => new AuditJsonParser('audit', fieldOf, options),
    };
  }
  const header = first.replace(/\r$/, '');
  return {
    name: 'audit-csv',
    kind: 'audit',
    createParser: (options) => new AuditCsvParser('audit-csv', fieldOf, header, options),
  };
}

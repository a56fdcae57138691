import { headerLine } from '../csv/header-line.ts';
import type { Format } from '../format.ts';
import { tryFormat } from '../infer/try-format.ts';
import { ARRAY } from '../wrapped/array.ts';
import { INDENTED, INDENTED_FOUR } from '../wrapped/indented.ts';
import { wrappedFormat } from '../wrapped/wrapped-format.ts';
import { AuditCsvParser } from './audit-csv-parser.ts';
import { type AuditField, type AuditMapping, auditFieldOf, usualAuditField } from './audit-fields.ts';
import { AuditJsonParser } from './audit-json-parser.ts';

/** An entry, or the bracket of a file that is one array. */
const JSON_BEGINS = /^\s*(?:\{|\[\s*(?:\{|$))/;

const AROUND_ENTRIES = [INDENTED, INDENTED_FOUR, ARRAY];

/** Audit logs of JSON lines with the usual keys. */
export const AUDIT: Format = {
  name: 'audit',
  kind: 'audit',
  createParser: (options) => new AuditJsonParser('audit', usualAuditField, options),
};

/**
 * The format of an audit log in CSV whose first line gives the columns the usual names; undefined for any other file.
 *
 * @param header the first line
 */
export function usualAuditCsv(header: string): Format | undefined {
  const names = header.split(/[,;\t]/).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const told = new Set(names.map((name) => usualAuditField([name])));
  if (!told.has('at') || !told.has('action')) return undefined;
  return csvFormat(usualAuditField, header);
}

/**
 * The format of an audit log of which the configuration names the columns.
 *
 * @param sample the input's first bytes: they tell JSON lines from CSV, whose first line names the columns
 */
export function createAuditFormat(fields: AuditMapping, sample: Uint8Array): Format {
  const fieldOf = (path: readonly string[]): AuditField | undefined => auditFieldOf(fields, path);
  const first = headerLine(sample);
  if (!JSON_BEGINS.test(first) && first !== '') return csvFormat(fieldOf, first);
  const plain: Format = {
    name: 'audit',
    kind: 'audit',
    createParser: (options) => new AuditJsonParser('audit', fieldOf, options),
  };
  // Exports spread entries over several lines, or put all of them into one.
  const formats = [plain, ...AROUND_ENTRIES.map((wrapper) => wrappedFormat(wrapper, plain))];
  const understood = formats.map((format) => tryFormat(format, sample).understood);
  return formats[understood.indexOf(Math.max(...understood))] ?? plain;
}

function csvFormat(fieldOf: (path: readonly string[]) => AuditField | undefined, header: string): Format {
  return {
    name: 'audit-csv',
    kind: 'audit',
    createParser: (options) => new AuditCsvParser('audit-csv', fieldOf, header, options),
  };
}

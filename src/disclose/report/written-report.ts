import type { Report } from '../../model/report-schema.ts';

/**
 * The report as JSON: keys in the order of the schema, one line for each element of a list, so that two reports
 * can be compared line by line.
 */
export function writtenReport(report: Report): string {
  const members = Object.entries(report).map(([name, value]) => `${JSON.stringify(name)}: ${written(value)}`);
  return `{\n${members.join(',\n')}\n}\n`;
}

function written(value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return JSON.stringify(value);
  return `[\n${value.map((element) => JSON.stringify(element)).join(',\n')}\n]`;
}

/** How many bytes a text takes as UTF-8. */
export function writtenBytes(text: string): number {
  return Buffer.byteLength(text);
}

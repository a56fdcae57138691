import type { Exposure } from '../../model/exposure.ts';
import type { AffectedPerson } from '../../model/shop-data.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';

/** What one line of `affected.ndjson` holds: one person in one exposure. */
export interface AffectedLine {
  /** The exposure's id. */
  readonly exposure: string;
  readonly tenant: string;
  readonly certainty: string;
  /** Who it is, masked unless asked otherwise. */
  readonly person: Readonly<Record<string, string>>;
  /** The items of the person's rows that were selected and not empty. */
  readonly items: readonly string[];
  /** Rows by data set. */
  readonly records: Readonly<Record<string, number>>;
}

/** One line of `affected.ndjson`. Card numbers and secrets are masked whatever else is shown. */
export function affectedLine(
  { person, items, records }: AffectedPerson,
  { id, tenant, certainty }: Exposure,
): string {
  const shown = Object.entries(person).map(([key, value]) => [key, redactUnicode(value)]);
  const line: AffectedLine = {
    exposure: id,
    tenant,
    certainty,
    person: Object.fromEntries(shown),
    items,
    records,
  };
  return `${JSON.stringify(line)}\n`;
}

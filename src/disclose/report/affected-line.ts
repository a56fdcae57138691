import type { Exposure } from '../../model/exposure.ts';
import type { AffectedLine } from '../../model/report-lines.ts';
import type { AffectedPerson } from '../../model/shop-data.ts';
import { redactUnicode } from '../../request/redaction/redact.ts';

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
    items: [...items],
    records: { ...records },
  };
  return `${JSON.stringify(line)}\n`;
}

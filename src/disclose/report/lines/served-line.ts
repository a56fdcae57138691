import type { ServedRows } from '../../../model/exposure.ts';
import type { ServedLine } from '../../../model/report-lines.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';
import type { TimeWriter } from '../rfc3339.ts';

/** Where a line's indexes point. */
export interface ServedLineContext {
  /** Ids of the exposures, in their order. */
  readonly exposures: readonly string[];
  /** Paths of the inputs, in their order. */
  readonly inputs: readonly string[];
  readonly time: TimeWriter;
}

/** One line of `served.ndjson`, without secrets. */
export function servedLine(served: ServedRows, { exposures, inputs, time }: ServedLineContext): string {
  const { evidence, selection } = served;
  const line: ServedLine = {
    exposure: exposures[served.exposure] ?? '',
    at: time(served.at),
    input: evidence === null ? null : redactUnicode(inputs[evidence.input] ?? ''),
    line: evidence?.line ?? null,
    offset: evidence?.offset ?? null,
    set: served.set,
    selection: { ja: redactUnicode(selection.ja), en: redactUnicode(selection.en) },
    rows: served.rows,
  };
  return `${JSON.stringify(line)}\n`;
}

import { createAuditFormat } from '../../collect/audit/audit-format.ts';
import { detectFormat } from '../../collect/detect-format.ts';
import type { Format } from '../../collect/format.ts';
import { formatNamed } from '../../collect/format-named.ts';
import type { FormatSpec } from './worker-setup.ts';

/** How much of an input is looked at to find its format, in bytes. */
export const SAMPLE_BYTES = 2 ** 18;

/**
 * The format of an input: as the configuration says, else as its first bytes tell. Every worker and the main
 * thread come to the same answer from the same bytes. Null when nothing fits; a bad format string was refused
 * before (see compose).
 */
export function formatOf(spec: FormatSpec, sample: Uint8Array, name: string): Format | null {
  const looked = sample.subarray(0, SAMPLE_BYTES);
  if (spec.fields !== undefined) return createAuditFormat(spec.fields, looked);
  if (spec.format === 'auto') return detectFormat(looked, name).format;
  const named = formatNamed(spec.format);
  return 'createParser' in named ? named : null;
}

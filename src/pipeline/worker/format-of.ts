import { createAuditFormat } from '../../collect/audit/audit-format.ts';
import { detectFormat } from '../../collect/detect-format.ts';
import type { Format } from '../../collect/format.ts';
import { formatNamed } from '../../collect/format-named.ts';
import { toldByHeader } from '../../collect/told-by-header.ts';
import type { FormatSpec } from './worker-setup.ts';

/** How much of an input is looked at to find its format, in bytes. */
const SAMPLE_BYTES = 2 ** 18;

const LINE_FEED = 10;

/**
 * The format of an input: as the configuration says, else as its first bytes tell. Every worker and the main
 * thread come to the same answer from the same bytes. Null when nothing fits; a bad format string was refused
 * before (see compose).
 */
export function formatOf(spec: FormatSpec, sample: Uint8Array, name: string): Format | null {
  if (spec.fields !== undefined) return createAuditFormat(spec.fields, sample);
  if (spec.format === 'auto') return detectFormat(sample, name).format;
  // The names of CSV do not tell the format: its columns stand in the first line.
  const told = toldByHeader(sample);
  if (
    told !== undefined &&
    (told.name === spec.format || (spec.format === 'csv' && told.name.startsWith('csv+')))
  )
    return told;
  const named = formatNamed(spec.format);
  return 'createParser' in named ? named : null;
}

/**
 * The part of an input's first bytes that tells its format: behind the first line, when that is overlong, and at least one
 * whole line of any length.
 */
export function sampleOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const second = bytes.indexOf(LINE_FEED) + 1;
  if (second === 0 || second === bytes.length) return bytes.slice();
  const start = second <= SAMPLE_BYTES ? 0 : second;
  const whole = bytes.indexOf(LINE_FEED, start) + 1;
  if (whole === 0 && bytes.length - start > SAMPLE_BYTES) return bytes.slice(0, second);
  return bytes.slice(start, Math.max(start + SAMPLE_BYTES, whole));
}

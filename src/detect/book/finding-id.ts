import { createHash } from 'node:crypto';
import type { EvidenceRef } from '../../model/evidence-ref.ts';

/** Says where a reference lies in words that do not change with the other inputs: path and line. */
export type Locate = (ref: EvidenceRef) => string;

/** The finding's id: 16 hex digits of the SHA-256 of what makes it itself. */
export function findingId(
  parts: { rule: string; outcome: string; tenants: readonly string[]; group: string },
  first: EvidenceRef | undefined,
  locate: Locate,
): string {
  const { rule, outcome, tenants, group } = parts;
  const place = first === undefined ? '' : locate(first);
  const content = JSON.stringify([rule, outcome, tenants, group, place]);
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

import type { Finding } from '../../model/finding.ts';

/** Whether a finding is of no attack and no address: that the shop was hardly available, whoever meant it. */
export function accusesNobody({ sources, attacks, outcome }: Finding): boolean {
  return sources.length === 0 && attacks.length === 0 && outcome === 'unknown';
}

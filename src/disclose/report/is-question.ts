import type { Finding } from '../../model/finding.ts';

/**
 * Whether a finding tells of no attack, only of what operators do as well (a login at night, from a new address): it is
 * asked about, and nothing that an attacker achieved.
 */
export function isQuestion({ attacks, level }: Finding): boolean {
  return attacks.length === 0 && (level === 'informational' || level === 'low');
}

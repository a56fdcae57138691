import type { Finding } from '../../../model/finding.ts';
import { isAtLeast } from '../../../model/level.ts';

/**
 * Whether a finding tells that somebody attacked: the server refused an attack, or whoever sent it is known and it is more
 * than a suspicion. All else that did not succeed is a question.
 */
export function isAttempt({ attacks, outcome, level, sources }: Finding): boolean {
  if (attacks.length === 0) return false;
  return outcome === 'attempted' || (isAtLeast(level, 'medium') && sources.length > 0);
}

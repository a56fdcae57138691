import type { Stage } from '../model/actor.ts';
import type { Attack } from '../model/attack.ts';
import type { Finding } from '../model/finding.ts';
import { isAtLeast, LEVELS } from '../model/level.ts';

const FILE_ATTACKS: ReadonlySet<Attack> = new Set(['webshell', 'upload', 'method-abuse']);

/** Whether a finding accuses an address only for having dealt with a file. */
export function restsOnFile(finding: Finding): boolean {
  return finding.files.length > 0 && finding.attacks.every((attack) => FILE_ATTACKS.has(attack));
}

/** Whether a finding says what it says of one address alone. A wave of logins says it of all that took part. */
export function isOfOne(finding: Finding): boolean {
  return finding.sourceCount <= 1 && !(finding.ofMany === true && isLoginAttack(finding));
}

/**
 * Whether a finding of many addresses names those alone that did it: got in, each for what came of its own login (a
 * program's hits, accounts that were changed in turn); or took turns in going through numbers.
 */
export function namesDoers(finding: Finding): boolean {
  if (finding.ofMany === true && finding.attacks.includes('enumeration')) return true;
  if (isSpreadAttack(finding)) return true;
  return isLoginAttack(finding) && finding.outcome === 'succeeded' && isAtLeast(finding.level, 'high');
}

/** Whether a finding tells of attacks by many addresses, too few each to stand out. */
export function isSpreadAttack({ ofMany, attacks }: Finding): boolean {
  return ofMany === true && attacks.includes('scanner');
}

/** Whether a finding tells of a login attack. */
export function isLoginAttack(finding: Finding): boolean {
  return finding.attacks.includes('brute-force') || finding.attacks.includes('credential-stuffing');
}

/** The stage that a rule's findings stand for; undefined when its attacks do not say. */
export function stageOfFinding(finding: Finding): Stage | undefined {
  if (finding.attacks.length === 0) return undefined;
  if (isLoginAttack(finding)) return 'login-attempt';
  const quiet: readonly Attack[] = ['scanner', 'probe', 'protocol', 'enumeration', 'method-abuse'];
  return finding.attacks.every((attack) => quiet.includes(attack)) ? 'reconnaissance' : 'attack';
}

/** Whether findings of one address say more than that it probed. */
export function isBeyondNoise(findings: readonly Finding[]): boolean {
  if (findings.some((finding) => isAtLeast(finding.level, 'medium') || isAttackThatSucceeded(finding)))
    return true;
  const rules = new Set(findings.map((finding) => finding.rule));
  const kinds = new Set(findings.flatMap((finding) => finding.attacks));
  return rules.size >= 2 && kinds.size >= 2;
}

/** That somebody did what operators do, from where nobody expected it, is a question and no attack. */
export function isAttackThatSucceeded({ outcome, attacks }: Finding): boolean {
  return outcome === 'succeeded' && attacks.length > 0;
}

/** How serious a finding is: what succeeded before what was tried, then by level. */
export function rankOf(finding: Finding): number {
  const outcome = finding.outcome === 'succeeded' ? 10 : finding.outcome === 'unknown' ? 1 : 0;
  return outcome + LEVELS.indexOf(finding.level) * 2;
}

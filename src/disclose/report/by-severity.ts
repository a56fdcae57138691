import type { Actor } from '../../model/actor.ts';
import type { Finding } from '../../model/finding.ts';
import { isAtLeast, LEVELS } from '../../model/level.ts';
import type { Outcome } from '../../model/outcome.ts';
import { isQuestion } from './is-question.ts';

const OUTCOME_WEIGHT: Readonly<Record<Outcome, number>> = { succeeded: 2, unknown: 1, attempted: 0 };

/** How grave a finding is: its level first, then whether it succeeded. Higher is graver. */
export function severity(finding: Finding): number {
  return LEVELS.indexOf(finding.level) * 3 + OUTCOME_WEIGHT[finding.outcome];
}

/** Gravest first, then earliest first, then by id. */
export function findingsBySeverity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (a, b) => severity(b) - severity(a) || compareTime(a.firstAt, b.firstAt) || compareText(a.id, b.id),
  );
}

/**
 * How grave it makes an actor: what succeeded (and is no mere question) goes before what is grave and undecided, that before all
 * that is undecided, and what was refused comes last; within these by {@link severity}.
 */
function gravity(finding: Finding): number {
  const { outcome, level } = finding;
  const step = outcome === 'succeeded' && !isQuestion(finding) ? 3 : isAtLeast(level, 'high') ? 2 : 1;
  return (outcome === 'attempted' ? 0 : step) * LEVELS.length * 3 + severity(finding);
}

/** Actors by the gravest finding on one of their addresses, accounts or files, then by time, then by id. */
export function actorsBySeverity(actors: readonly Actor[], findings: readonly Finding[]): Actor[] {
  const weights = new Map<string, number>();
  for (const finding of findings) {
    const weight = gravity(finding);
    for (const name of [...finding.sources, ...finding.files]) {
      if (weight > (weights.get(name) ?? -1)) weights.set(name, weight);
    }
  }
  const weightOf = new Map<Actor, number>();
  for (const actor of actors) {
    let weight = -1;
    for (const name of [...actor.addresses, ...actor.files])
      weight = Math.max(weight, weights.get(name) ?? -1);
    weightOf.set(actor, weight);
  }
  return actors.toSorted(
    (a, b) =>
      (weightOf.get(b) as number) - (weightOf.get(a) as number) ||
      compareTime(a.firstAt, b.firstAt) ||
      compareText(a.id, b.id),
  );
}

/** Earlier first; what has no time (NaN) last. */
function compareTime(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

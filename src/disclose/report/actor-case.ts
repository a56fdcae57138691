import type { Actor } from '../../model/actor.ts';
import type { Exposure } from '../../model/exposure.ts';
import type { Finding } from '../../model/finding.ts';
import { isAtLeast } from '../../model/level.ts';

/** An actor with the findings that rest on its addresses or files. */
export interface ActorCase {
  readonly actor: Actor;
  readonly findings: readonly Finding[];
  /** Whether one of them is grave (high or critical) and succeeded, or data was reached. */
  readonly brokeIn: boolean;
}

/** Gives each actor its findings, both in the order given. */
export function actorCases(
  actors: readonly Actor[],
  findings: readonly Finding[],
  exposures: readonly Exposure[],
): ActorCase[] {
  const reached = new Set(exposures.filter(isCertain).map(({ actor }) => actor));
  const byName = new Map<string, Finding[]>();
  for (const finding of findings) {
    for (const name of [...finding.sources, ...finding.files]) {
      const list = byName.get(name);
      if (list === undefined) byName.set(name, [finding]);
      else list.push(finding);
    }
  }
  return actors.map((actor) => {
    const own = new Set<Finding>();
    for (const name of [...actor.addresses, ...actor.files]) {
      for (const finding of byName.get(name) ?? []) own.add(finding);
    }
    const ofActor = findings.filter((finding) => own.has(finding));
    return { actor, findings: ofActor, brokeIn: ofActor.some(isGraveSuccess) || reached.has(actor.id) };
  });
}

/** Whether data got out or was seen, as far as evidence shows. */
export function isCertain({ certainty }: Exposure): boolean {
  return certainty !== 'possible';
}

/** Whether a finding alone means that somebody got in. */
export function isGraveSuccess(finding: Finding): boolean {
  return finding.outcome === 'succeeded' && isAtLeast(finding.level, 'high');
}

import type { Attack } from '../../model/attack.ts';
import type { ActorCase } from './actor-case.ts';

/** What looks for weak spots and does nothing with them. */
const LOOKING: ReadonlySet<Attack> = new Set(['scanner', 'probe', 'protocol']);

/** Whether an actor did no more than look for weak spots, or was refused whatever else it tried. */
export function onlyTried({ brokeIn, findings }: ActorCase): boolean {
  if (brokeIn || findings.length === 0) return false;
  return findings.every(
    ({ outcome, attacks }) =>
      outcome === 'attempted' ||
      (outcome === 'unknown' && attacks.length > 0 && attacks.every((attack) => LOOKING.has(attack))),
  );
}

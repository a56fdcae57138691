import type { Stage } from './actor.ts';
import type { EvidenceRef } from './evidence-ref.ts';
import type { Text } from './language.ts';

/** One line of the timeline: what an actor did for a while in one tenant. */
export interface Episode {
  readonly at: number;
  readonly until: number;
  /** The actor's id. */
  readonly actor: string;
  readonly tenant: string;
  readonly stage: Stage;
  readonly text: Text;
  readonly evidence: readonly EvidenceRef[];
}

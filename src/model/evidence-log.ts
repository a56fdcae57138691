import type { EvidenceRef } from './evidence-ref.ts';

/**
 * Every reference of a run: each event that a finding counts, each request that was drawn in for an actor.
 * Findings and actors get their ids only at the end, so rows carry provisional keys until then.
 */
export interface EvidenceLog {
  addForFinding(key: number, ref: EvidenceRef, at: number): void;
  addForActor(key: number, ref: EvidenceRef, at: number): void;
  /** Takes back all rows of actors: a new round of drawing in begins. */
  dropActors(): void;
  /** Names the keys: an undefined id drops the row. */
  rows(
    findingIdOf: (key: number) => string | undefined,
    actorIdOf: (key: number) => string | undefined,
  ): Iterable<EvidenceRow>;
}

/** One reference with its final names. */
export interface EvidenceRow {
  readonly finding: string | undefined;
  readonly actor: string | undefined;
  readonly ref: EvidenceRef;
  /** Milliseconds since the epoch; NaN when the line has no time. */
  readonly at: number;
}

import type { EvidenceRef } from './evidence-ref.ts';

/**
 * Every reference of a run: each event that a finding counts or shows besides, each request that was drawn in for
 * an actor. What a finding shows besides comes out once, and not where the finding counts it.
 * Findings and actors get their ids only at the end, so rows carry provisional keys until then.
 */
export interface EvidenceLog {
  addForFinding(key: number, ref: EvidenceRef, at: number, counted: boolean): void;
  addForActor(key: number, ref: EvidenceRef, at: number): void;
  /** Takes back all rows of actors: a new round of drawing in begins. */
  dropActors(): void;
  /** Names the keys: an undefined id drops the row. First what findings count, then what they show besides, then the actors'. */
  batches(
    findingIdOf: (key: number) => string | undefined,
    actorIdOf: (key: number) => string | undefined,
  ): Iterable<EvidenceBatch>;
}

/** Some thousand references in columns: an object for each would take longer to make than they take to write. */
export interface EvidenceBatch {
  readonly of: 'finding' | 'actor';
  /** Whether the findings count these; undefined for those of actors. */
  readonly counted: boolean | undefined;
  readonly rows: number;
  /** Ids so far: batches of the same kind share the list, which grows. */
  readonly ids: readonly string[];
  /** Index into `ids`. */
  readonly owners: Int32Array;
  /** As in {@link EvidenceRef}. */
  readonly inputs: Float64Array;
  readonly lines: Float64Array;
  readonly offsets: Float64Array;
  /** Milliseconds since the epoch; NaN when the line has no time. */
  readonly times: Float64Array;
}

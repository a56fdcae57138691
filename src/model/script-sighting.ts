import type { EvidenceRef } from './evidence-ref.ts';

/**
 * What all requests for one server-side script (`.php`, `.jsp`, …) in one tenant add up to. Kept for every
 * script path that ever answered 2xx, hostile or not: that is how a script is told from one that was always there.
 */
export interface ScriptSighting {
  readonly tenant: string;
  readonly path: string;
  /** Whether a profile says that nothing may run where it lies. */
  readonly inContent: boolean;
  /** First answer of 2xx. */
  readonly firstAt: number;
  readonly first: EvidenceRef;
  readonly lastAt: number;
  /** Requests answered 2xx, and how many of them were POST. */
  readonly answered: number;
  readonly posts: number;
  /** Addresses that got an answer, at most 16 kept, in order of first answer. */
  readonly addresses: readonly string[];
  readonly addressCount: number;
}

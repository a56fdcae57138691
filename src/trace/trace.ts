import type { Actor } from '../model/actor.ts';
import type { Episode } from '../model/episode.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Finding } from '../model/finding.ts';
import type { Text } from '../model/language.ts';
import type { Laid } from './notes/laid-of.ts';

/** An address that touched an actor's file and was left out, with the reason. */
export interface SparedAddress {
  readonly address: string;
  readonly file: string;
  readonly why: Text;
  readonly evidence: readonly EvidenceRef[];
}

export interface Trace {
  /** Most serious first; at most 200. */
  readonly actors: readonly Actor[];
  /** In order of time; at most 2,000. */
  readonly timeline: readonly Episode[];
  /** The timeline as it is told once more is known of the findings' outcomes; findings are known by their ids. */
  retold(findings: readonly Finding[]): readonly Episode[];
  /**
   * What the limits left out, the least serious: actors that were traced and are not shown, with their requests,
   * and addresses that were not even looked into. Their findings stay.
   */
  readonly omitted: { readonly actors: number; readonly requests: number; readonly addresses: number };
  /** At most 100. */
  readonly spared: readonly SparedAddress[];
  /** Actors' addresses that many people share: only what is hostile by itself was counted for them. */
  readonly sharedAddresses: readonly string[];
  /** What of an actor's address is laid to it; undefined for an address that belongs to no actor that is told. */
  laidOf(address: string): Laid | undefined;
  /**
   * False when the last round still learned something: addresses were joined of which not every request was drawn
   * in any more, so that counts are lower bounds.
   */
  readonly complete: boolean;
  /**
   * The actor's id that an address belongs to; undefined for an address that belongs to none, that is shared, that carries much
   * of the traffic and did not attack about that time, or that had a role of its own (`known`) at that time (milliseconds since the epoch).
   */
  actorOf(address: string, at?: number): string | undefined;
  /** The same over all actors that were traced, also those that the limits left out of `actors`. */
  ownerOf(address: string, at: number): string | undefined;
}

import type { EvidenceRef } from './evidence-ref.ts';

/** Why two things (addresses, accounts, files) were put together. It never says that they are one person. */
export interface ActorLink {
  readonly joins: readonly [string, string];
  /** The reason, in the report's language. */
  readonly why: string;
  readonly evidence: readonly EvidenceRef[];
}

/** Steps of an intrusion, in the order in which they usually come. */
export const STAGES = [
  'reconnaissance',
  'attack',
  'foothold',
  'webshell',
  'login-attempt',
  'login',
  'browse',
  'export',
  'change',
  'return',
] as const;

export type Stage = (typeof STAGES)[number];

/** How much of a spread attack an actor is: nothing tells the other addresses from customers, or they are too many to be named. */
export interface ActorPart {
  /** Addresses of the actor that took part. */
  readonly addresses: number;
  /** All that took part, and their tries or requests, as the finding counts them. */
  readonly of: number;
  readonly count: number;
  /** How many of them are too many to be named. */
  readonly unnamed: number;
}

/** Addresses, accounts and files that belong together in the evidence. */
export interface Actor {
  readonly id: string;
  readonly addresses: readonly string[];
  readonly accounts: readonly string[];
  readonly tenants: readonly string[];
  readonly files: readonly string[];
  readonly firstAt: number;
  readonly lastAt: number;
  readonly stages: readonly Stage[];
  readonly links: readonly ActorLink[];
  /** Set where it is only a part of those who took part in an attack that is spread over many addresses. */
  readonly part?: ActorPart;
  /** How many requests were drawn in, over all tenants, marked by a rule or not. */
  readonly requests: number;
}

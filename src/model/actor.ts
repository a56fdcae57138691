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
  /** How many requests were drawn in, over all tenants, marked by a rule or not. */
  readonly requests: number;
}

import type { Authority, DutyKind } from '../duty.ts';
import type { Text } from '../language.ts';

/** Kinds of incident, each with a playbook. */
export const INCIDENT_KINDS = [
  'web-intrusion',
  'skimming',
  'list-attack',
  'phishing',
  'insider',
  'exposed-service',
  'social-account',
] as const;

export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** In the order in which they are done: evidence first, then the damage is stopped. */
export const PHASES = ['preserve', 'contain', 'scope', 'report', 'notify', 'resume'] as const;

export type Phase = (typeof PHASES)[number];

/** By when: hours after knowing, or when a duty is due. */
export type TaskTerm =
  | { readonly hours: number }
  | { readonly duty: { readonly authority: Authority; readonly kind: DutyKind } };

export interface PlaybookTask {
  readonly id: string;
  readonly phase: Phase;
  readonly title: Text;
  /** How it is done, and what must not be done. */
  readonly how: Text;
  /** Tasks that must be finished before. */
  readonly after: readonly string[];
  readonly due?: TaskTerm | undefined;
  /** Part of the resumption gate: what must be shown before the shop or its card payment opens again. */
  readonly isGate: boolean;
}

/** Somebody outside who must be asked. */
export interface PlaybookAsk {
  readonly party: string;
  readonly question: Text;
}

/** What is done in one kind of incident. */
export interface Playbook {
  readonly kind: IncidentKind;
  readonly name: Text;
  /** Sorted by phase. */
  readonly tasks: readonly PlaybookTask[];
  readonly asks: readonly PlaybookAsk[];
}

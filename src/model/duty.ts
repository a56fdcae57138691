import type { Text } from './language.ts';

/** Who must be told. */
export const AUTHORITIES = [
  'ppc',
  'delegated-minister',
  'principal',
  'shops',
  'individuals',
  'acquirer',
  'payment-provider',
  'police',
  'jipdec',
  'certifier',
  'jadma',
  'jpcert',
  'ipa',
  'anti-phishing-council',
  'mic',
  'eu-authority',
] as const;

export type Authority = (typeof AUTHORITIES)[number];

export const DUTY_KINDS = ['prompt-report', 'final-report', 'notification', 'stop-cards', 'consult'] as const;

export type DutyKind = (typeof DUTY_KINDS)[number];

/** How sure a statement about the law is: read in its source, read in a text that quotes it, or not checked. */
export const SURENESSES = ['verified', 'secondHand', 'unverified'] as const;

export type Sureness = (typeof SURENESSES)[number];

/** How a company stands to a data set: its own, entrusted to it by others, merely hosted, or not clear yet. */
export const DATA_ROLES = ['own', 'entrusted', 'not-handled', 'unclear'] as const;

export type DataRole = (typeof DATA_ROLES)[number];

/** Something a law or a contract demands: who must be told, what, by when. */
export interface Duty {
  readonly authority: Authority;
  readonly kind: DutyKind;
  /** Name of the data set; '' where the facts know only one. */
  readonly set: string;
  /** Milliseconds since the epoch; NaN where no date is fixed ("without delay"), or nobody said when it was known. */
  readonly dueAt: number;
  /** From when on a guide suggests it; NaN for none. */
  readonly guideFrom: number;
  readonly status: 'due' | 'to-be-decided';
  /** What decides it; empty when it is due. */
  readonly questions: readonly Text[];
  readonly basis: Text;
  readonly law: string;
  /** Day from which the version holds, or its name. */
  readonly lawVersion: string;
  /** False when the incident is older than the version: it is shown as if the law had held. */
  readonly inForce: boolean;
  readonly sureness: Sureness;
  /** What must be told. */
  readonly contains: readonly Text[];
  readonly source: string;
  /** What each moment that may count as knowing would mean, earliest first. */
  readonly candidates: readonly { readonly knownAt: number; readonly dueAt: number }[];
}

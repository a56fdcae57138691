/**
 * What needs an approval. Containment is done by one person and countersigned; the prompt report is never held up;
 * mass mail and publication need two different persons.
 */
export const APPROVED_ACTS = ['containment', 'prompt-report', 'mass-mail', 'publication'] as const;

export type ApprovedAct = (typeof APPROVED_ACTS)[number];

/**
 * `proposed`: put forward (for a containment: done). `signed`: a person agrees. `signed-alone`: the sole owner, who
 * has nobody else, after an hour, with the total typed (単独承認). `countersigned`: a second person agrees afterwards.
 * `undone`: taken back. `deputy`: the sole owner names in advance who signs as the second.
 */
export const APPROVAL_STEPS = [
  'deputy',
  'proposed',
  'signed',
  'signed-alone',
  'countersigned',
  'undone',
] as const;

export type ApprovalStep = (typeof APPROVAL_STEPS)[number];

/** Acts for which each person signs with a key of their own. */
export const SIGNED_ACTS: readonly ApprovedAct[] = ['mass-mail', 'publication'];

/** What a step rests on: the person's own key; a name alone; a signature that does not fit. */
export type MarkProof = 'signed' | 'name' | 'broken';

/** One step of one person towards an approval. */
export interface ApprovalMark {
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly who: string;
  readonly step: ApprovalStep;
  readonly why: string;
  readonly proof: MarkProof;
  /** The public key (DER in base64); '' where nothing was signed. */
  readonly key: string;
}

/** Something that is approved, or waits for it. */
export interface Approval {
  /** `publication-1`, numbered by act in the order of proposals. */
  readonly id: string;
  readonly act: ApprovedAct;
  readonly subject: string;
  /** Hash of the document; '' where there is none. A document that changed needs new signatures. */
  readonly sha256: string;
  /** How many it goes to; null where nothing is counted. */
  readonly total: number | null;
  /** In order; the first is the proposal. */
  readonly marks: readonly ApprovalMark[];
}

/**
 * Where an approval stands. `allowed`: it may be done. `allowed-alone`: by a sole owner (単独承認). `waits-second`:
 * another person must sign. `waits-countersign`: done by one person, to be looked at by another in 24 hours.
 * `undone`: taken back.
 */
export type ApprovalStanding = 'allowed' | 'allowed-alone' | 'waits-second' | 'waits-countersign' | 'undone';

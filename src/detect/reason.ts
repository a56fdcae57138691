import type { ReasonCode } from '../text/detection/reason-code.ts';

/** Why an outcome is what it is: a word of the texts and what to fill in. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Said after it. */
  readonly besides?: readonly Reason[];
}

/** A stretch of a {@link DecodedView} that must not be shown: from (inclusive) and to (exclusive), in characters. */
export interface SecretRange {
  readonly from: number;
  readonly to: number;
  /** What stands there instead. */
  readonly mask: string;
}

/** What a secret is replaced by; it tells nothing, not even the secret's length. */
export const MASK = '****';

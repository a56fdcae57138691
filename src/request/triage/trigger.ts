/** What must hold besides a literal for a text to need a closer look. */
export type TriggerCondition =
  | 'always'
  /** The path ends behind it. */
  | 'ends-path'
  /** A server-side script's ending comes later in the text. */
  | 'script-follows'
  /** It is not the beginning of a session id in the path (`;jsessionid=`). */
  | 'no-session-id'
  /** It does not stand as in prose: behind four letters or more, before a blank and a letter (`Yahoo! Slurp`). */
  | 'not-in-prose'
  /** Text in base64 or hex seems to begin behind it; as it stands, not escaped. */
  | 'encoded-text-follows';

/** A literal (case folded) that makes a text need a closer look. `\x20` stands for any blank, also `+`. */
export type Trigger = readonly [literal: string, condition: TriggerCondition];

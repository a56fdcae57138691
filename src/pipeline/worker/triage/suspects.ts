/** The parts of a request that the triage judges, as bits of one number. */
export const PART = {
  target: 1,
  referer: 2,
  userAgent: 4,
  /** The target's path alone, whatever harmless query follows: only ever said to be harmless. */
  path: 8,
  /** Each parameter of the target's query, behind a harmless path: as well. */
  query: 16,
} as const;

/** Nothing is known: every part may hold something. */
export const ALL_SUSPECT = PART.target | PART.referer | PART.userAgent;

/** It is known of every part that nothing is in it. */
export const NONE_SUSPECT = 0;

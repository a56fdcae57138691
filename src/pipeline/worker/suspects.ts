/** The parts of a request that the triage judges, as bits of one number. */
export const PART = {
  target: 1,
  referer: 2,
  userAgent: 4,
  /** The target's path alone, whatever query follows: only ever said to be harmless. */
  path: 8,
} as const;

/** Nothing is known: every part may hold something. */
export const ALL_SUSPECT = PART.target | PART.referer | PART.userAgent;

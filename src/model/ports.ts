/** The wall clock. Only adapters know the real one. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
}

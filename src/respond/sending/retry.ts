import type { MailStanding } from '../../model/sending/outbox-book.ts';

/** How often the server may put a message off before it counts as not deliverable by mail. */
export const MOST_ATTEMPTS = 5;

/** After the first, second, … attempt: servers that greylist want at least five minutes (RFC 6647). */
const WAITS_MS = [60_000, 300_000, 900_000, 1_800_000] as const;

/** Whether no further attempt will be made. */
export function isGivenUp({ fate, attempts }: MailStanding): boolean {
  return fate === 'deferred' && attempts >= MOST_ATTEMPTS;
}

/**
 * When a message that was put off may be tried again.
 *
 * @returns milliseconds since the epoch
 */
export function nextAttemptAt({ attempts, at }: MailStanding): number {
  if (attempts === 0) return at;
  return at + WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1]!;
}

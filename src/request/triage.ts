import { ESCAPED_TRIGGERS, refererScanner, userAgentScanner } from './triage/needs-look.ts';
import { createTriggerScanner } from './triage/trigger-scanner.ts';
import { targetTriggers } from './triage/triggers.ts';

/**
 * Says of raw bytes whether the request needs a closer look. Says yes too often, and never no for what the
 * inspector would find hostile. For every line of a log: one pass, nothing allocated.
 */
export interface Triage {
  target(bytes: Uint8Array, start: number, end: number): boolean;
  referer(bytes: Uint8Array, start: number, end: number): boolean;
  userAgent(bytes: Uint8Array, start: number, end: number): boolean;
}

const SLASH = 0x2f;

/**
 * Makes the triage. The tables take a few milliseconds to build and some megabytes: make it once a thread.
 *
 * @param extraTargetLiterals further texts for which a target needs a closer look (order, admin, …), case folded
 */
export function createTriage(extraTargetLiterals: readonly string[] = []): Triage {
  const target = createTriggerScanner(targetTriggers(extraTargetLiterals), ESCAPED_TRIGGERS);
  return {
    // What does not begin with a slash is odd already, and would hide a path's first segment.
    target: (bytes, start, end) => (start < end && bytes[start] !== SLASH) || target(bytes, start, end),
    referer: refererScanner(),
    userAgent: userAgentScanner(),
  };
}

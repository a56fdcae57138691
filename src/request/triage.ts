import { refererScanner, targetAutomaton, userAgentScanner } from './triage/needs-look.ts';
import type { TriggerAutomaton } from './triage/trigger-automaton.ts';
import { createTriggerScanner, type TriggerScanner } from './triage/trigger-scanner.ts';

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
 * Makes the triage. The tables take a thread some fifty milliseconds to build, and some megabytes; so each is made
 * when it is first needed.
 *
 * @param extraTargetLiterals further texts for which a target needs a closer look (order, admin, …), case folded
 * @param automatonOf what makes, or has kept, the automaton for these
 */
export function createTriage(
  extraTargetLiterals: readonly string[] = [],
  automatonOf: (extraTargetLiterals: readonly string[]) => TriggerAutomaton = targetAutomaton,
): Triage {
  let target: TriggerScanner | undefined;
  return {
    target: (bytes, start, end) => {
      // What does not begin with a slash is odd already, and would hide a path's first segment.
      if (start < end && bytes[start] !== SLASH) return true;
      target ??= createTriggerScanner(automatonOf(extraTargetLiterals));
      return target(bytes, start, end);
    },
    referer: (bytes, start, end) => refererScanner()(bytes, start, end),
    userAgent: (bytes, start, end) => userAgentScanner()(bytes, start, end),
  };
}

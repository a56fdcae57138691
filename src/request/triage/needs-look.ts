import { buildTriggerAutomaton, type TriggerAutomaton } from './trigger-automaton.ts';
import { createTriggerScanner, type TriggerScanner } from './trigger-scanner.ts';
import { refererTriggers, targetTriggers, userAgentTriggers } from './triggers.ts';

/** Bytes that mean something else when they are escaped than when they are not. */
export const ESCAPED_TRIGGERS = '&#';

/** What the build made of the triggers: making it again takes each thread some fifty milliseconds. */
export interface KeptAutomata {
  readonly referer: TriggerAutomaton;
  readonly userAgent: TriggerAutomaton;
}

/** The scanners that are the same for everybody; made when first asked for. */
let kept: KeptAutomata | undefined;
let referers: TriggerScanner | undefined;
let userAgents: TriggerScanner | undefined;

/** Makes the automaton for targets. */
export function targetAutomaton(extraTargetLiterals: readonly string[]): TriggerAutomaton {
  return buildTriggerAutomaton(targetTriggers(extraTargetLiterals), ESCAPED_TRIGGERS);
}

/** Makes the automata that {@link useKeptAutomata} takes. */
export function automataToKeep(): KeptAutomata {
  return {
    referer: buildTriggerAutomaton(refererTriggers(), ESCAPED_TRIGGERS),
    userAgent: buildTriggerAutomaton(userAgentTriggers(), ESCAPED_TRIGGERS),
  };
}

/** Spares this thread making what was made before, from the same triggers. */
export function useKeptAutomata(automata: KeptAutomata): void {
  kept = automata;
}

/** The scanner for Referers. */
export function refererScanner(): TriggerScanner {
  referers ??= createTriggerScanner(
    kept?.referer ?? buildTriggerAutomaton(refererTriggers(), ESCAPED_TRIGGERS),
  );
  return referers;
}

/** The scanner for User-Agents. */
export function userAgentScanner(): TriggerScanner {
  userAgents ??= createTriggerScanner(
    kept?.userAgent ?? buildTriggerAutomaton(userAgentTriggers(), ESCAPED_TRIGGERS),
  );
  return userAgents;
}

/** Whether a text as logged (each character one byte) needs a closer look. */
export function needsLook(scanner: TriggerScanner, text: string): boolean {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return scanner(bytes, 0, bytes.length);
}

import { createTriggerScanner, type TriggerScanner } from './trigger-scanner.ts';
import { refererTriggers, userAgentTriggers } from './triggers.ts';

/** Bytes that mean something else when they are escaped than when they are not. */
export const ESCAPED_TRIGGERS = '&#';

/** The scanners that are the same for everybody; made when first asked for, since that takes milliseconds. */
let referers: TriggerScanner | undefined;
let userAgents: TriggerScanner | undefined;

/** The scanner for Referers. */
export function refererScanner(): TriggerScanner {
  referers ??= createTriggerScanner(refererTriggers(), ESCAPED_TRIGGERS);
  return referers;
}

/** The scanner for User-Agents. */
export function userAgentScanner(): TriggerScanner {
  userAgents ??= createTriggerScanner(userAgentTriggers(), ESCAPED_TRIGGERS);
  return userAgents;
}

/** Whether a text as logged (each character one byte) needs a closer look. */
export function needsLook(scanner: TriggerScanner, text: string): boolean {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return scanner(bytes, 0, bytes.length);
}

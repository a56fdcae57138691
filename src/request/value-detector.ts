import type { Attack } from '../model/attack.ts';
import type { Level } from '../model/level.ts';
import type { DecodedValue } from './decode/decoded-value.ts';
import type { Sign, SignPlace } from './inspection.ts';

/** Where a value stands. */
export interface ValueContext {
  readonly place: SignPlace;
  /** The parameter's name in lower case; '' for anything that is not a parameter's value. */
  readonly name: string;
}

/**
 * Looks at one reading of one value for one kind of attack. Contract: pure, never throws, time linear in the
 * text's length, and few signs (one for each thing recognised, not one for each occurrence).
 */
export type ValueDetector = (value: DecodedValue, context: ValueContext) => readonly Sign[];

/** What a detector returns when there is nothing. */
export const NOTHING: readonly Sign[] = Object.freeze([]);

const MAX_SHOWN = 512;

/** Makes a sign about a value. */
export function signOf(
  attack: Attack,
  level: Level,
  why: string,
  value: DecodedValue,
  context: ValueContext,
): Sign {
  return { attack, level, place: context.place, value: value.text.slice(0, MAX_SHOWN), why };
}

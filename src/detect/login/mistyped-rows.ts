import type { Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { HandSigns, TriesByHand } from './tries-by-hand.ts';

/** Before so many failures within ten minutes nothing is held back. */
const MANY = 10;
const KEPT = 1_024;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;

/**
 * Rows of failures that a customer who forgot the password may have sent. They are held back to the end of the log: only what comes after
 * them tells whether a new password was asked for. Where there is no room, they are told at once.
 */
export class MistypedRows {
  readonly #signs: HandSigns;
  readonly #rows = new Map<TriesByHand, Observation>();

  constructor(signs: HandSigns) {
    this.#signs = signs;
  }

  /** Whether any of these failures are held back: then every further one must be taken. */
  has(tries: TriesByHand): boolean {
    return this.#rows.has(tries);
  }

  /** Takes what some failures show with the newest of them; answers what of it is to be told now, or null where it is held back. */
  take(tries: TriesByHand, observation: Observation): Observation | null {
    const before = this.#rows.get(tries);
    const { fields, event } = observation;
    const failures = Math.max(Number(fields.failures), Number(before?.fields.failures ?? 0));
    if (failures < MANY) return observation;
    const whole = { ...observation, fields: { ...fields, failures } };
    if (!tries.mayBe || Number(fields.accounts) > 1 || (before === undefined && this.#rows.size >= KEPT)) {
      const wasHeld = this.#rows.delete(tries);
      return wasHeld ? { ...whole, steps: TOLD_AT_ONCE } : observation;
    }
    this.#rows.set(tries, { ...whole, event: slimEvent(event) });
    return null;
  }

  /** Tells what was held back, and which of it was forgotten passwords. */
  finish(emit: Emit): void {
    for (const [tries, { fields, ...observation }] of this.#rows) {
      const forgotten = tries.wereForgotten(observation.event, this.#signs);
      emit({ ...observation, fields: { ...fields, forgotten }, steps: TOLD_AT_ONCE });
    }
    this.#rows.clear();
  }
}

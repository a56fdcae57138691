import type { Emit } from '../detector.ts';
import type { Observation } from '../observation.ts';
import { slimEvent } from '../state/slim-event.ts';
import type { ForgottenPasswords } from './forgotten-passwords.ts';
import type { TriesByHand } from './tries-by-hand.ts';

/** Fewer within ten minutes are accused by no rule. */
const MANY = 10;
/** Rules are asked once, of all together. */
const TOLD_AT_ONCE = 5;

/**
 * Rows of failures that a customer who forgot the password may have sent. They are held back to the end of the log: only what comes after
 * them tells whether a new one was asked for and used. Where there is no room, they are told at once.
 */
export class MistypedRows {
  readonly #forgotten: ForgottenPasswords;
  readonly #rows = new Map<TriesByHand, Observation>();

  constructor(forgotten: ForgottenPasswords) {
    this.#forgotten = forgotten;
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
    const whole = { ...observation, fields: { ...fields, failures } };
    const mayBe = failures >= MANY && tries.mayBe && Number(fields.accounts) <= 1;
    if (mayBe && (before !== undefined || this.#forgotten.watch(tries, event))) {
      this.#rows.set(tries, { ...whole, event: slimEvent(event) });
      return null;
    }
    return this.#rows.delete(tries) ? { ...whole, steps: TOLD_AT_ONCE } : observation;
  }

  /** Tells what was held back, and which of it was forgotten passwords. */
  finish(emit: Emit): void {
    for (const [tries, { fields, ...observation }] of this.#rows) {
      const forgotten = this.#forgotten.wereForgotten(tries);
      emit({ ...observation, fields: { ...fields, forgotten }, steps: TOLD_AT_ONCE });
    }
    this.#rows.clear();
  }
}

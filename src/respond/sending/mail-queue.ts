import type { MailStanding } from '../../model/sending/outbox-book.ts';
import { OutboxBook } from '../../model/sending/outbox-book.ts';
import { isGivenUp, nextAttemptAt } from './retry.ts';

/** Somebody to write to, as the queue knows them. */
export interface Queued {
  readonly person: string;
}

/** Who is still to be written to: those who wait for the first time in order, between them those whose turn came again. */
export class MailQueue<Person extends Queued> {
  readonly #fresh = new Line<Person>();
  /** By attempts: in each the one that came first is due first. */
  readonly #again: Line<{ readonly person: Person; readonly at: number }>[] = [];

  /** @param standings the books; who has a message that may not go again is left out */
  constructor(persons: readonly Person[], standings: ReadonlyMap<string, MailStanding>) {
    for (const person of persons) {
      const standing = standings.get(person.person);
      if (standing === undefined || standing.fate === 'not-sent') this.#fresh.push(person);
      else if (OutboxBook.mayGo(standing)) this.putBack(person, standing);
    }
  }

  /** How many wait. */
  get size(): number {
    return this.#again.reduce((sum, line) => sum + line.size, this.#fresh.size);
  }

  /** Takes the next whose time has come; null when all must wait, or none is left. */
  take(now: number): Person | null {
    const due = this.#again.find((line) => line.size > 0 && line.first!.at <= now);
    return due?.shift()?.person ?? this.#fresh.shift() ?? null;
  }

  /** When the next one's time comes, in milliseconds since the epoch; Infinity when none waits. */
  nextAt(): number {
    if (this.#fresh.size > 0) return Number.NEGATIVE_INFINITY;
    return Math.min(...this.#again.map((line) => line.first?.at ?? Number.POSITIVE_INFINITY));
  }

  /** Puts somebody back whose message did not go; nobody whose attempts are used up. */
  putBack(person: Person, standing: MailStanding): void {
    if (isGivenUp(standing)) return;
    for (let n = this.#again.length; n <= standing.attempts; n++) this.#again.push(new Line());
    this.#again[standing.attempts]!.push({ person, at: nextAttemptAt(standing) });
  }
}

/** First in, first out, without moving what stands behind. */
class Line<Item> {
  readonly #items: Item[] = [];
  #head = 0;

  get size(): number {
    return this.#items.length - this.#head;
  }

  get first(): Item | undefined {
    return this.#items[this.#head];
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  shift(): Item | undefined {
    return this.size === 0 ? undefined : this.#items[this.#head++];
  }
}

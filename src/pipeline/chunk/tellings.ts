/** Messages that are kept: those about inputs have some 256 KB each. */
const MOST = 32;

interface Telling {
  readonly type?: string;
  readonly input?: number;
}

/** What workers were told, for those who begin later: the last message about each matter. */
export class Tellings {
  readonly #last = new Map<string, object>();
  /** False once there were more than can be kept: then nobody can begin later. */
  isWhole = true;

  /** Whether the next message may be one too many. */
  get isFull(): boolean {
    return this.#last.size >= MOST;
  }

  add(message: object): void {
    const { type = '', input = -1 } = message as Telling;
    const matter = `${type} ${input}`;
    if (this.isFull && !this.#last.has(matter)) {
      this.isWhole = false;
      this.#last.clear();
    }
    if (this.isWhole) this.#last.set(matter, message);
  }

  /** Tells all of them again, in their order. */
  tell(tell: (message: object) => void): void {
    for (const message of this.#last.values()) tell(message);
  }
}

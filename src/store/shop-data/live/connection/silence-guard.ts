import { LiveTrouble } from '../live-trouble.ts';
import { SILENCE_MS } from './live-timeouts.ts';

const LOOK_MS = 5_000;

/** Gives a database up that sends nothing for too long while it is being listened to. */
export class SilenceGuard {
  readonly #timer: NodeJS.Timeout;
  #heard = true;
  #quietMs = 0;
  #listening = true;

  constructor(giveUp: (trouble: LiveTrouble) => void) {
    this.#timer = setInterval(() => {
      this.#quietMs = this.#heard || !this.#listening ? 0 : this.#quietMs + LOOK_MS;
      this.#heard = false;
      if (this.#quietMs < SILENCE_MS) return;
      this.stop();
      giveUp(new LiveTrouble('timeout', `${SILENCE_MS / 1000} s`));
    }, LOOK_MS);
  }

  heard(): void {
    this.#heard = true;
  }

  /** While the reader itself is busy, silence says nothing. */
  listen(listening: boolean): void {
    this.#listening = listening;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

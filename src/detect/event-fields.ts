import { EVENT_GETTERS, text } from './event-getters.ts';
import type { FieldSource, FieldValue } from './field-source.ts';
import type { Signal } from './signal.ts';

/** An event as correlations see it: what a signal still holds of the fields that rules can ask for. */
export class EventFields implements FieldSource {
  readonly #signal: Signal;

  constructor(signal: Signal) {
    this.#signal = signal;
  }

  field(name: string): FieldValue | undefined {
    const { event, action, role } = this.#signal;
    switch (name) {
      // A signal does not keep the host: where it leads stands for it.
      case 'cs-host':
      case 'url.domain':
        return text(event.tenant);
      case 'hinomi.action':
        return text(action);
      case 'hinomi.known':
        return text(role);
      default:
        return EVENT_GETTERS.get(name)?.(event);
    }
  }

  *texts(): Iterable<string> {
    const { event } = this.#signal;
    yield* [event.target, event.referer, event.userAgent, event.account, event.object];
  }
}

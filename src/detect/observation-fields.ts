import type { FieldSource, FieldValue } from './field-source.ts';
import type { Observation } from './observation.ts';
import type { Signal } from './signal.ts';

const PREFIX = 'hinomi.';

/** An observation as rules see it. Log source: product `hinomi`, category `observation`. */
export class ObservationFieldSource implements FieldSource {
  readonly #observation: Observation;
  readonly #signal: Signal | null;

  constructor(observation: Observation, signal: Signal | null) {
    this.#observation = observation;
    this.#signal = signal;
  }

  field(name: string): FieldValue | undefined {
    const observation = this.#observation;
    const signal = this.#signal;
    switch (name) {
      case 'hinomi.observation':
        return observation.name;
      case 'hinomi.tenant':
        return observation.event.tenant;
      case 'hinomi.known':
        return signal === null || signal.role === '' ? undefined : signal.role;
      case 'hinomi.action':
        return signal === null || signal.action === '' ? undefined : signal.action;
      case 'c-ip':
      case 'source.ip':
        return observation.event.address;
      case 'cs-method':
        return observation.event.method;
      case 'cs-username':
      case 'user.name':
        return observation.event.account === '' ? undefined : observation.event.account;
      case 'sc-status':
        return observation.event.status;
      case 'event.kind':
        return observation.event.kind;
      default:
        return name.startsWith(PREFIX) ? observation.fields[name.slice(PREFIX.length)] : undefined;
    }
  }

  *texts(): Iterable<string> {
    yield this.#observation.name;
  }
}

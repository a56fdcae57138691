import type { FieldSource } from '../../field-source.ts';
import type { LogSource } from '../rule/log-source.ts';

const PARTS = ['category', 'product', 'service'] as const;

/** Keeps rules away from events that carry another log source (`logsource.category` and so on). */
export class LogSourceGate {
  readonly #sources: readonly LogSource[];
  readonly #carried: Record<(typeof PARTS)[number], string> = {
    category: '',
    product: '',
    service: '',
  };
  #silent = true;

  constructor(sources: readonly LogSource[]) {
    this.#sources = sources;
  }

  /** Looks at what an event carries. */
  open(event: FieldSource): void {
    this.#silent = true;
    for (const part of PARTS) {
      const value = event.field(`logsource.${part}`);
      this.#carried[part] = typeof value === 'string' ? value.toLowerCase() : '';
      if (this.#carried[part] !== '') this.#silent = false;
    }
  }

  /** Whether the rule may hold on that event: a part that either leaves open does not matter. */
  admits(rule: number): boolean {
    if (this.#silent) return true;
    const source = this.#sources[rule]!;
    return PARTS.every((part) => {
      const carried = this.#carried[part];
      return carried === '' || source[part] === '' || carried === source[part];
    });
  }
}

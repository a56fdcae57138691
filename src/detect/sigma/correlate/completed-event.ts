import type { FieldSource, FieldValue } from '../../field-source.ts';

/**
 * The event that a correlation makes for those that rest on it: the one that completed it, with the values it was
 * grouped by under the names it used (which may be aliases).
 */
export class CompletedEvent implements FieldSource {
  readonly #groupBy: readonly string[];
  readonly #values: readonly string[];
  readonly #event: FieldSource;

  constructor(groupBy: readonly string[], values: readonly string[], event: FieldSource) {
    this.#groupBy = groupBy;
    this.#values = values;
    this.#event = event;
  }

  field(name: string): FieldValue | undefined {
    const at = this.#groupBy.indexOf(name);
    const value = at < 0 ? '' : this.#values[at]!;
    return value === '' ? this.#event.field(name) : value;
  }

  texts(): Iterable<string> {
    return this.#event.texts();
  }
}

/** A copy of the fields that correlations look at, for an event that must be remembered. */
export class RememberedEvent implements FieldSource {
  readonly #fields: ReadonlyMap<string, FieldValue>;

  constructor(event: FieldSource, names: readonly string[]) {
    const fields = new Map<string, FieldValue>();
    for (const name of names) {
      const value = event.field(name);
      if (value !== undefined) fields.set(name, value);
    }
    this.#fields = fields;
  }

  field(name: string): FieldValue | undefined {
    return this.#fields.get(name);
  }

  texts(): Iterable<string> {
    return [];
  }
}

/** A value that a rule can look at. Arrays match when one of their elements does. */
export type FieldValue = string | number | boolean | null | readonly (string | number | boolean | null)[];

/** Something rules can be tried on. */
export interface FieldSource {
  /** The field's value; undefined when the event does not have the field. */
  field(name: string): FieldValue | undefined;
  /** The texts that a keyword search looks through. */
  texts(): Iterable<string>;
}

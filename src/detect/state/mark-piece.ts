const FIELDS = 4;
/** How many marks there are (negative where they lie there as they were), and the first of them. */
const HEAD = 1 + FIELDS;
/** Line, offset and time of a mark, as differences from the one before. */
const STEPS = FIELDS - 1;

/**
 * A piece of a list of marks as bytes: input, line, offset and time of each, one after the other. Mostly they are of one input and
 * lie close together; then 12 bytes each.
 */
export const markPiece = {
  pack(fields: readonly number[]): Uint8Array {
    const marks = fields.length / FIELDS;
    const bytes = new ArrayBuffer(8 * HEAD + 4 * STEPS * (marks - 1));
    const steps = new Int32Array(bytes, 8 * HEAD);
    for (let i = 0, to = 0; i < fields.length - FIELDS; i += FIELDS) {
      if (fields[i + FIELDS] !== fields[i]) return whole(fields);
      for (let field = i + 1; field < i + FIELDS; field++, to++) {
        const step = fields[field + FIELDS]! - fields[field]!;
        steps[to] = step;
        // Too far away, or a time that is not known.
        if (steps[to] !== step) return whole(fields);
      }
    }
    new Float64Array(bytes, 0, HEAD).set([marks, ...fields.slice(0, FIELDS)]);
    return new Uint8Array(bytes);
  },

  unpack(bytes: ArrayBuffer): ArrayLike<number> {
    const [marks = 0] = new Float64Array(bytes, 0, 1);
    if (marks < 0) return new Float64Array(bytes, 8);
    const fields = new Float64Array(FIELDS * marks);
    fields.set(new Float64Array(bytes, 8, FIELDS));
    const steps = new Int32Array(bytes, 8 * HEAD);
    for (let i = FIELDS, from = 0; i < fields.length; i += FIELDS) {
      fields[i] = fields[i - FIELDS]!;
      for (let field = i + 1; field < i + FIELDS; field++, from++)
        fields[field] = fields[field - FIELDS]! + steps[from]!;
    }
    return fields;
  },
};

function whole(fields: readonly number[]): Uint8Array {
  return new Uint8Array(Float64Array.from([-fields.length / FIELDS, ...fields]).buffer);
}

import { z } from 'zod';

const count = z.int().nonnegative();

/**
 * One line of `served.ndjson`: one request that was answered with rows, of one data set. Input, line and offset are
 * null where somebody else said so and no line does; rows are null where nothing tells how many.
 */
export const SERVED_LINE = z.object({
  /** The exposure's id. */
  exposure: z.string(),
  at: z.string().nullable(),
  /** Path of the log. */
  input: z.string().nullable(),
  line: z.int().positive().nullable(),
  offset: count.nullable(),
  /** Name of the data set. */
  set: z.string(),
  /** What was selected, in words. */
  selection: z.object({ ja: z.string(), en: z.string() }),
  rows: count.nullable(),
});

export type ServedLine = Readonly<z.infer<typeof SERVED_LINE>>;

/** One line of `affected.ndjson`: one person in one exposure. */
export const AFFECTED_LINE = z.object({
  /** The exposure's id. */
  exposure: z.string(),
  tenant: z.string(),
  certainty: z.string(),
  /** Who it is, masked unless asked otherwise. */
  person: z.record(z.string(), z.string()),
  /** The items of the person's rows that were selected and not empty. */
  items: z.array(z.string()),
  /** Rows by data set. */
  records: z.record(z.string(), count),
});

export type AffectedLine = Readonly<z.infer<typeof AFFECTED_LINE>>;

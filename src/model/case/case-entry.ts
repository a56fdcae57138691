import { z } from 'zod';

/** What a journal's first entry has for the hash of the one before. */
export const NO_PREVIOUS = '0'.repeat(64);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * One thing that was done in a case. Entries are only ever added. What `what` holds is told by `kind`
 * (see {@link caseActSchema}); a kind that a later version wrote is kept and passed over.
 */
export const caseEntrySchema = z.strictObject({
  /** From 1, without gaps. */
  seq: z.int().positive(),
  /** RFC 3339, by the clock of the machine that wrote it. */
  at: z.iso.datetime({ offset: true }),
  /** The person's name, as given. */
  who: z.string().min(1),
  kind: z.string().min(1),
  what: z.record(z.string(), z.json()),
  /** The reason; '' where none is owed. */
  why: z.string(),
  /** The hash of the entry before; {@link NO_PREVIOUS} for the first. */
  previous: sha256,
  /** SHA-256 (hex) over the canonical form of all the rest. */
  hash: sha256,
});

export type CaseEntry = Readonly<z.infer<typeof caseEntrySchema>>;

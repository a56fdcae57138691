import { z } from 'zod';

const at = z.iso.datetime({ offset: true });
/** HMAC-SHA-256 (hex) with the outbox's id: tells that it is the same one, and nothing else. */
const pseudonym = z.string().regex(/^[0-9a-f]{64}$/);
const word = z.string().min(1);
/** Code of the reply (RFC 5321); 0 where there was none. */
const code = z.int().nonnegative();

const answered = { at, person: pseudonym, code, answer: z.string() };

/**
 * One line of an outbox. Lines are only ever added, and hold no address.
 *
 * `opened`: the first. `intent`: a message is about to be handed over. `sent refused deferred`: the server's answer
 * (for good; for good; not now). `unknown`: the connection ended behind the message, before the answer.
 * `settled`: a person or a server's log said what became of it. `bounced`: a later report says that it did not arrive.
 * `torn`: accounts for a piece that was being written when a process ended.
 */
export const outboxEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('opened'),
    schema: z.literal('hinomi.outbox/1'),
    id: pseudonym,
    at,
    mailing: word,
  }),
  z.strictObject({
    kind: z.literal('intent'),
    at,
    person: pseudonym,
    /** Message-ID without its angle brackets. */
    message: word,
    to: pseudonym,
    /** SHA-256 of the document that was approved. */
    document: pseudonym,
    /** From 1. */
    attempt: z.int().positive(),
    run: word,
    connection: word,
  }),
  z.strictObject({ kind: z.literal('sent'), ...answered }),
  z.strictObject({ kind: z.literal('refused'), ...answered }),
  z.strictObject({ kind: z.literal('deferred'), ...answered, counts: z.boolean() }),
  z.strictObject({ kind: z.literal('unknown'), at, person: pseudonym, cause: z.string() }),
  z.strictObject({
    kind: z.literal('settled'),
    at,
    person: pseudonym,
    as: z.enum(['sent', 'not-sent']),
    who: word,
    why: word,
  }),
  z.strictObject({
    kind: z.literal('bounced'),
    at,
    person: pseudonym,
    /** Enhanced status code (RFC 3463); '' where the report has none. */
    status: z.string(),
    why: z.string(),
  }),
  z.strictObject({ kind: z.literal('torn'), bytes: z.int().positive(), sha256: pseudonym }),
]);

export type OutboxEntry = Readonly<z.infer<typeof outboxEntrySchema>>;

/** A line of one kind. */
export type OutboxLine<Kind extends OutboxEntry['kind']> = Extract<OutboxEntry, { kind: Kind }>;

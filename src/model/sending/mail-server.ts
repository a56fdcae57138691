import { z } from 'zod';

/** Neither a control character nor a bracket: what may stand in a header. */
const line = z.string().regex(/^[^\u0000-\u001f\u007f<>]*$/);
const address = z.string().regex(/^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+$/);

/**
 * How mail is sent. `security`: `tls` from the first byte (465), `starttls` demanded (587), `none` only where the server is
 * this machine or it is asked for by name.
 */
export const mailServerSchema = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).optional(),
  security: z.enum(['tls', 'starttls', 'none']).default('starttls'),
  /** File of certificates (PEM) to trust besides those of the system. */
  ca: z.string().optional(),
  user: z.string().optional(),
  password: z.string().optional(),
  from: z.strictObject({ name: line.default(''), address }),
  replyTo: address.optional(),
  /** Sender of the envelope, where bounces go; `{id}` stands for the message (VERP). */
  returnPath: address.optional(),
  connections: z.int().min(1).max(20).default(4),
  /** Messages a minute. */
  rate: z.number().positive().default(600),
});

export type MailServer = Readonly<z.infer<typeof mailServerSchema>>;

import { z } from 'zod';
import { choice } from '../config/schema-parts.ts';

/** Neither a control character nor a bracket: what may stand in a header. */
const line = z.string('株式会社みほん').regex(/^[^\u0000-\u001f\u007f<>]*$/, '株式会社みほん');
const ADDRESS = 'info@shop.example';
const address = z
  .string(ADDRESS)
  .regex(/^[\w.!#$%&'*+/=?^`|~{}-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/, ADDRESS);
const count = (most: number, example: string) => z.int(example).min(1, example).max(most, example);

/**
 * How mail is sent, as written. `security`: `tls` from the first byte (465), `starttls` demanded (587), `none` only where
 * the server is this machine or it is asked for by name.
 */
export const mailServerSchema = z.strictObject({
  host: z.string('smtp.shop.example').min(1, 'smtp.shop.example'),
  port: count(65_535, '587').optional(),
  security: choice(['tls', 'starttls', 'none']).default('starttls'),
  /** File of certificates (PEM) to trust besides those of the system; relative to the file. */
  ca: z.string('ca.pem').optional(),
  user: z.string('shop').optional(),
  password: z.string('…').optional(),
  /** An address alone, or with a name. */
  from: z
    .union(
      [
        address.transform((written) => ({ name: '', address: written })),
        z.strictObject({ name: line.default(''), address }),
      ],
      ADDRESS,
    )
    .optional(),
  replyTo: address.optional(),
  /** Sender of the envelope, where bounces go; `{id}` stands for the message (VERP). */
  returnPath: address.optional(),
  connections: count(20, '4').default(4),
  /** Messages a minute. */
  rate: z.number('600').positive('600').default(600),
});

/** How mail is sent. */
export type MailServer = Readonly<Omit<z.infer<typeof mailServerSchema>, 'from'>> & {
  readonly from: { readonly name: string; readonly address: string };
};

/** The same, as it was written: the sender may follow from the case's facts. */
export type WrittenMailServer = Readonly<z.infer<typeof mailServerSchema>>;

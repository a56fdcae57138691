import { z } from 'zod';
import { isTimezone } from '../zoned-time.ts';

/**
 * What a schema found travels as the issue's message: one of these words, those with a colon followed by the
 * words that would have been right (`keys:hosts id name`), or, of a profile, by what does not fit: a column
 * (`alias:`), a route's path (`pointer:`), a data set (`placed-at:`). Any other message is an example of a right value.
 * The reader makes an entry of the error catalogue of it, with file, line and column.
 */
export const PROBLEM = {
  keys: 'keys:',
  choice: 'choice:',
  zone: 'zone',
  address: 'address',
  time: 'time',
  order: 'order',
  path: 'path',
  duplicate: 'duplicate',
  alias: 'alias:',
  pointer: 'pointer:',
  placedAt: 'placed-at:',
} as const;

/** An object in which any other key is a problem. */
export function keyed<Shape extends z.core.$ZodLooseShape>(shape: Shape, example = '{ … }') {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${PROBLEM.keys}${Object.keys(shape).join(' ')}` : example,
  });
}

/** An object whose keys keep the order in which they were written, because it means something. */
export function keyedInOrder<Value extends z.ZodType>(keys: readonly string[], value: Value) {
  return z.record(z.string(), value, { error: '{ … }' }).superRefine((record, context) => {
    const unknown = Object.keys(record).filter((key) => !keys.includes(key));
    if (unknown.length === 0) return;
    const message = `${PROBLEM.keys}${keys.join(' ')}`;
    context.addIssue({ code: 'unrecognized_keys', keys: unknown, input: record, message });
  });
}

/** A text that is not empty. */
export function text(example: string) {
  return z.string({ error: example }).min(1, { error: example });
}

/** A list. */
export function list<Item extends z.ZodType>(item: Item, example = '[ … ]') {
  return z.array(item, { error: example });
}

/** One of some words. */
export function choice<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `${PROBLEM.choice}${words.join(' ')}` });
}

/** An IPv4 or IPv6 address or CIDR range. */
export const addressRange = z
  .string({ error: PROBLEM.address })
  .refine((value) => RANGES.some((range) => range.safeParse(value).success), { error: PROBLEM.address });

const RANGES = [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()];

/** An IANA zone. */
export const timezone = z.string({ error: PROBLEM.zone }).refine(isTimezone, { error: PROBLEM.zone });

/** A time that is read later, when the zone is known. */
export const timeText = z.string({ error: PROBLEM.time });

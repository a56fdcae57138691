import { z } from 'zod';

/**
 * Problems that schemas find travel as an issue's message in one of these forms; the reader turns them into
 * catalogue entries with file, line and column: `keys:a b c` (an unknown key, and those that exist), `zone`,
 * `address`, `time`, `order`, `path`, `duplicate`, `tenant:a b`, else an example of a value that would do.
 */
export const PROBLEM = {
  keys: 'keys:',
  tenant: 'tenant:',
  table: 'table:',
  choice: 'choice:',
  zone: 'zone',
  address: 'address',
  time: 'time',
  order: 'order',
  path: 'path',
  duplicate: 'duplicate',
} as const;

/** An object in which any other key is a problem. */
export function keyed<Shape extends z.core.$ZodLooseShape>(shape: Shape, example = '{ … }') {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `${PROBLEM.keys}${Object.keys(shape).join(' ')}` : example,
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

/** A time that is read later, when the zone is known. */
export const timeText = z.string({ error: PROBLEM.time });

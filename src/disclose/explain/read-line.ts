import type { z } from 'zod';

/** What a line of JSON holds; null for one that is not of the form. */
export function readLine<Line>(text: string, schema: z.ZodType<Line>): Line | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

import { parse } from 'yaml';
import { z } from 'zod';
import { OUTCOMES } from '../../model/outcome.ts';

const finding = z.strictObject({
  rule: z.string(),
  outcome: z.enum(OUTCOMES).optional(),
  level: z.enum(['informational', 'low', 'medium', 'high', 'critical']).optional(),
  count: z.int().min(1).optional(),
  sources: z.array(z.string()).optional(),
});

const expected = z.strictObject({
  findings: z.array(finding),
  /** Rules that must not hold on this case. */
  absent: z.array(z.string()).default([]),
});

/** What a case's `expected.yaml` says: findings that there must be (others may be there too). */
export type ExpectedFindings = z.output<typeof expected>;
export type ExpectedFinding = ExpectedFindings['findings'][number];

/**
 * Reads `expected.yaml`.
 *
 * @returns the first thing that is wrong as `{ problem }`
 */
export function readExpectedFindings(text: string): ExpectedFindings | { readonly problem: string } {
  try {
    const read = expected.safeParse(parse(text));
    if (read.success) return read.data;
    const issue = read.error.issues[0];
    return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? ''}` };
  } catch (error) {
    return { problem: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) };
  }
}

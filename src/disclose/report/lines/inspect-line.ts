import type { Attack } from '../../../model/attack.ts';
import type { Level } from '../../../model/level.ts';
import type { Outcome } from '../../../model/outcome.ts';
import { redactUnicode } from '../../../request/redaction/redact.ts';

/** A request that was judged hostile. */
export interface InspectedLine {
  /** Path of the input; `-` for standard input. */
  readonly input: string;
  readonly line: number;
  readonly level: Level;
  readonly attacks: readonly Attack[];
  readonly outcome: Outcome;
  /** Ids of the rules that hold. */
  readonly rules: readonly string[];
}

/** One line of `hinomi inspect --ndjson`. */
export function inspectLine({ input, line, level, attacks, outcome, rules }: InspectedLine): string {
  return `${JSON.stringify({ input: redactUnicode(input), line, level, attacks, outcome, rules })}\n`;
}

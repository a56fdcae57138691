import { redact, redactUnicode } from '../../../request/redaction/redact.ts';

const TEXT_MAX = 4096;

/** A line that was not understood. */
export interface UnparsedLine {
  /** Path of the input. */
  readonly input: string;
  readonly line: number;
  readonly offset: number;
  /** Why: one of the words of ParseFailure. */
  readonly reason: string;
  /** The line's bytes (each character one byte); may be cut. */
  readonly text: string;
}

/** One line of `unparsed.ndjson`, without secrets; the text ends after 4,096 characters. */
export function unparsedLine({ input, line, offset, reason, text }: UnparsedLine): string {
  // Cut after masking, so that no half of a card number stays; cut before as well, since the rest is not shown.
  const shown = redact(text.slice(0, 2 * TEXT_MAX))
    .slice(0, TEXT_MAX)
    .replace(/[\ud800-\udbff]$/, '');
  return `${JSON.stringify({ input: redactUnicode(input), line, offset, reason, text: shown })}\n`;
}

import { isMuchUnread } from '../../model/is-much-unread.ts';
import { WHAT_LIMITS_HIDE } from '../../model/what-limits-hide.ts';

/** Notices that something was not examined, besides those of inputs and of bounds. */
const NOT_WHOLE: ReadonlySet<string> = new Set(['partial', 'interrupted', 'period', 'trace-incomplete']);

/** What tells whether all was examined: of an investigation, or of its report. */
interface Examined {
  readonly partial: boolean;
  readonly gaps: readonly unknown[];
  readonly notices: readonly { readonly code: string }[];
  readonly inputs: readonly { readonly lines: number; readonly unparsed: number }[];
}

/** Whether all of the evidence was examined and none is known to be missing: else something may stand in the rest. */
export function isWhole({ partial, gaps, notices, inputs }: Examined): boolean {
  const lines = inputs.reduce((sum, input) => sum + input.lines, 0);
  const unread = inputs.reduce((sum, input) => sum + input.unparsed, 0);
  if (partial || gaps.length > 0 || isMuchUnread(lines, unread)) return false;
  return !notices.some(({ code }) => NOT_WHOLE.has(code) || code.startsWith('input-') || hides(code));
}

/** Whether a notice tells of a bound behind which something may be hidden. */
function hides(code: string): boolean {
  const hidden: Readonly<Record<string, readonly unknown[]>> = WHAT_LIMITS_HIDE;
  return (hidden[code.replace(/^limit-/, '')] ?? []).length > 0;
}

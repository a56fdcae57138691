import type { Checked } from '../../model/exposure.ts';
import type { Input } from '../../model/input.ts';
import { isMuchUnread } from '../../model/is-much-unread.ts';
import type { MemoryLimit } from '../../model/reached-limits.ts';
import { WHAT_LIMITS_HIDE } from '../../model/what-limits-hide.ts';
import { doubtTexts as texts } from '../../text/scope/doubts.ts';

/** What was not looked at. */
export interface NotSeen {
  /** Bounds of memory that were reached. */
  readonly reached: readonly MemoryLimit[];
  /** Whether the run was ended early. */
  readonly isPartial: boolean;
  /** Whether some input could not be read, or not to its end. */
  readonly hasUnreadable: boolean;
  /** Whether only a period of the evidence was to be examined. */
  readonly hasPeriod: boolean;
}

/** How many lines the logs have, and how many of them were not understood; by the logs' numbers. */
type Logs = readonly Pick<Input, 'lines' | 'unparsed'>[];

/**
 * The questions with their answers as far as they hold: where something that may hold a trace was not looked at, that none
 * was found becomes `cannot-tell`, with the reason.
 */
export function withDoubts(checked: readonly Checked[], unseen: NotSeen, logs: Logs): Checked[] {
  return checked.map((one) => {
    if (one.answer !== 'no-trace') return one;
    const { about, covers } = one;
    const hiding = [...new Set(unseen.reached)].filter(
      (limit) => about !== undefined && WHAT_LIMITS_HIDE[limit].includes(about),
    );
    const [lines, unread] = linesOf(covers, logs);
    const isMuch = isMuchUnread(lines, unread);
    const untold = unread > 0 ? [texts.unread(unread)] : [];
    const reasons = [
      ...(unseen.isPartial ? [texts.interrupted] : []),
      ...(unseen.hasUnreadable ? [texts.unreadable] : []),
      ...(unseen.hasPeriod ? [texts.period] : []),
      ...(isMuch ? untold : []),
      ...(hiding.length > 0 ? [texts.limits(hiding)] : []),
    ];
    if (reasons.length > 0) {
      const rest = isMuch ? [] : untold;
      return { ...one, answer: 'cannot-tell', says: texts.cannotTell(one.says, [...reasons, ...rest]) };
    }
    return untold.length === 0 ? one : { ...one, says: texts.besides(one.says, untold) };
  });
}

/** How many lines the logs behind an answer have, and how many of them were not understood. */
function linesOf(covers: Checked['covers'], logs: Logs): readonly [lines: number, unread: number] {
  const own = [...new Set(covers.map(({ input }) => input))].flatMap((input) => logs[input] ?? []);
  return [
    own.reduce((sum, { lines }) => sum + lines, 0),
    own.reduce((sum, { unparsed }) => sum + unparsed, 0),
  ];
}

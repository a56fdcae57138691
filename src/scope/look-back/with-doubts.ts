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

/** What of a log's lines tells nothing. */
export interface ReadLog extends Pick<Input, 'lines' | 'unparsed'> {
  /** Lines that should name their sender and hold no address: at least so many. */
  readonly unaddressed?: number;
}

/** By the logs' numbers. */
type Logs = readonly ReadLog[];

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
    const { lines, unread, unaddressed } = linesOf(covers, logs);
    // Whoever is known by an address alone is not known in these.
    const senderless = about === 'actors' ? unaddressed : 0;
    const doubts = [
      { isMuch: isMuchUnread(lines, unread), says: unread > 0 ? [texts.unread(unread)] : [] },
      { isMuch: isMuchUnread(lines, senderless), says: senderless > 0 ? [texts.senderless(senderless)] : [] },
    ];
    const told = (much: boolean) => doubts.flatMap(({ isMuch, says }) => (isMuch === much ? says : []));
    const reasons = [
      ...(unseen.isPartial ? [texts.interrupted] : []),
      ...(unseen.hasUnreadable ? [texts.unreadable] : []),
      ...(unseen.hasPeriod ? [texts.period] : []),
      ...told(true),
      ...(hiding.length > 0 ? [texts.limits(hiding)] : []),
    ];
    if (reasons.length > 0) {
      return {
        ...one,
        answer: 'cannot-tell',
        says: texts.cannotTell(one.says, [...reasons, ...told(false)]),
      };
    }
    return told(false).length === 0 ? one : { ...one, says: texts.besides(one.says, told(false)) };
  });
}

/** How many lines the logs behind an answer have, how many of them were not understood, and how many hold no address. */
function linesOf(covers: Checked['covers'], logs: Logs) {
  const own = [...new Set(covers.map(({ input }) => input))].flatMap((input) => logs[input] ?? []);
  return {
    lines: own.reduce((sum, { lines }) => sum + lines, 0),
    unread: own.reduce((sum, { unparsed }) => sum + unparsed, 0),
    unaddressed: own.reduce((sum, { unaddressed = 0 }) => sum + unaddressed, 0),
  };
}

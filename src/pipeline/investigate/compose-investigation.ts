import type { Config } from '../../model/config/config.ts';
import type { Duty } from '../../model/duty.ts';
import type { Finding } from '../../model/finding.ts';
import type { Input, InputKind } from '../../model/input.ts';
import type { Investigation, Notice } from '../../model/investigation.ts';
import type { Language } from '../../model/language.ts';
import type { ReachedLimits } from '../../model/reached-limits.ts';
import { type Reported, tellsHarm } from '../../respond/duties/reported-facts.ts';
import type { Scoped } from '../../scope/create-scoper.ts';
import type { Leak } from '../../scope/file/leak.ts';
import { leakedInput } from '../../scope/file/leaked-input.ts';
import { lookBack } from '../../scope/look-back/look-back.ts';
import { type NotSeen, type ReadLog, withDoubts } from '../../scope/look-back/with-doubts.ts';
import { scriptEpisodes, withEpisodes } from '../../scope/skimming/script-episodes.ts';
import { EPISODES_LIMIT } from '../../trace/tell/drafts.ts';
import type { Trace } from '../../trace/trace.ts';
import { coverageOf } from '../evidence/coverage-of.ts';
import type { InputBooks } from '../evidence/input-books.ts';
import type { SignalsSeen } from './observe-signals.ts';
import { type RunLimits, runNotices } from './run-notices.ts';

/** What the steps of an investigation found. */
export interface InvestigationParts {
  readonly config: Config;
  readonly tenantNames: ReadonlyMap<string, string>;
  readonly language: Language;
  readonly generatedAt: number;
  readonly books: InputBooks;
  readonly leaks: readonly Leak[];
  /** Addresses that carry much of the traffic. */
  readonly busy: readonly { readonly address: string; readonly part: number }[];
  readonly seen: SignalsSeen;
  readonly administration: RunLimits['administration'];
  readonly findings: readonly Finding[];
  readonly trace: Trace;
  readonly scoped: Scoped;
  /** What had to be left out. */
  readonly limits: ReachedLimits;
  /** What was known to be wrong before the first byte was read. */
  readonly notices: readonly Notice[];
  /** Whether not all was read. */
  readonly partial: boolean;
  /** What follows from the laws. Asked only where something tells of harm. */
  readonly dutiesOf: (reported: Reported) => Promise<readonly Duty[]>;
}

/** Puts together what the report tells. */
export async function composeInvestigation(parts: InvestigationParts): Promise<Investigation> {
  const { config, books, leaks, busy, seen, findings, trace, scoped, partial } = parts;
  const { timezone, tenants } = config;
  const { scope, holes } = scoped;
  const { actors, timeline } = trace;
  const gaps = books.gaps();
  const covers = coverageOf(books.all, gaps);
  const { exposures } = scope;
  const asked = lookBack({ tenants, covers, actors, findings, exposures, holes, told: config.told });
  const { twins, hasUnaddressed, unanswered } = seen;
  const reached = reachedLimits(parts);
  const unseen = notSeen(parts, reached);
  const { hasPeriod } = unseen;
  const { administration } = parts;
  const of = {
    books: books.all,
    busy,
    twins,
    hasUnaddressed,
    unanswered,
    senderless: senderlessInputs(findings),
    administration,
  };
  const found = { ...of, trace, interrupted: partial, tenants, isGeneric: config.profile.name === 'generic' };
  const inputs = [...books.all.map((book) => book.toInput()), ...leaks.map(leakedInput)];
  const checked = withDoubts([...scope.checked, ...asked], unseen, readLogs(inputs, books));
  const told = { ...scope, checked };
  const reported = { findings, scope: told, partial };
  return {
    timezone,
    generatedAt: parts.generatedAt,
    inputs,
    gaps,
    findings,
    actors,
    timeline: withEpisodes(timeline, scriptEpisodes(seen.history, timezone), EPISODES_LIMIT),
    scope: told,
    language: parts.language,
    notices: [...parts.notices, ...runNotices({ ...found, hasPeriod, reached })],
    duties: tellsHarm(reported) ? await parts.dutiesOf(reported) : [],
    partial,
    tenantNames: parts.tenantNames,
  };
}

function senderlessInputs(findings: readonly Finding[]): Set<number> {
  const senderless = findings.filter(({ sourceCount, attacks }) => sourceCount === 0 && attacks.length > 0);
  return new Set(senderless.flatMap(({ evidence }) => evidence.map(({ input }) => input)));
}

/** Kinds of logs whose lines name who sent them. Of those of servers and databases many name nobody, whoever is at work. */
const NAMES_SENDERS: ReadonlySet<InputKind> = new Set(['web', 'waf', 'audit']);

function readLogs(inputs: readonly Input[], books: InputBooks): ReadLog[] {
  return inputs.map(({ kind, lines, unparsed }, i) => ({
    lines,
    unparsed,
    unaddressed: NAMES_SENDERS.has(kind) ? (books.all[i]?.unaddressed ?? 0) : 0,
  }));
}

/** The bounds of memory that were reached, those among them that the steps found out by themselves. */
function reachedLimits({ limits, books, seen, trace }: InvestigationParts): ReturnType<ReachedLimits['all']> {
  if (books.all.some(({ minutes }) => minutes.isFull)) limits.note('spans-of-time');
  if (!seen.history.complete) limits.note('script-looks');
  limits.note('traced', trace.omitted.addresses);
  return limits.all();
}

/** What was not looked at, for the answers that rest on nothing having been found. */
function notSeen(
  { trace, books, notices, partial }: InvestigationParts,
  reached: ReturnType<ReachedLimits['all']>,
): NotSeen {
  const codes = new Set(notices.map(({ code }) => code));
  return {
    reached: [...reached.map(({ limit }) => limit), ...(trace.complete ? [] : (['traced'] as const))],
    isPartial: partial,
    hasUnreadable:
      codes.has('input-unreadable') ||
      books.all.some(({ trouble }) => trouble !== undefined) ||
      // Whose lines these are, nobody knows.
      books.all.some((book) => book.unparsed > book.understood),
    hasPeriod: codes.has('period'),
  };
}

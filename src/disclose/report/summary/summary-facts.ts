import type { Exposure } from '../../../model/exposure.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Input } from '../../../model/input.ts';
import type { Investigation } from '../../../model/investigation.ts';
import { isAtLeast } from '../../../model/level.ts';
import type { Span } from '../../../text/report/statement.ts';
import { accusesNobody } from '../accuses-nobody.ts';
import { type ActorCase, actorCases, isCertain, isGraveSuccess } from '../actor-case.ts';
import { actorsBySeverity, findingsBySeverity } from '../by-severity.ts';
import { isWhole } from '../is-whole.ts';
import { shownInvestigation } from '../shown-investigation.ts';

/** How it looks, in one word: the colour of the headline. */
export type Alarm = 'break-in' | 'suspicion' | 'attempts' | 'quiet' | 'blind';

/** What the sections are written from. */
export interface SummaryFacts {
  /** Shown (see {@link shownInvestigation}). */
  readonly investigation: Investigation;
  /** Gravest first. */
  readonly findings: readonly Finding[];
  /** What is told and accuses nobody. */
  readonly troubles: readonly Finding[];
  readonly cases: readonly ActorCase[];
  /** The actors that broke in; without any, all that did something of a grave level or may have reached data. */
  readonly suspects: readonly ActorCase[];
  readonly alarm: Alarm;
  /** From the first to the last line of all inputs. */
  readonly span: Span;
  /** Of all inputs, without what holds no record (blank lines, comments). */
  readonly lines: number;
  /** Of these, how many were understood. */
  readonly understood: number;
  /** Whether all of the evidence was examined and none is known to be missing. */
  readonly isWhole: boolean;
}

/** Where fewer lines were understood, that nothing was found says little. */
const READ_SHARE = 0.9;

/** Gathers what the sections are written from. */
export function summaryFacts(given: Investigation): SummaryFacts {
  const investigation = shownInvestigation(given);
  const all = findingsBySeverity(investigation.findings);
  const findings = all.filter((finding) => !accusesNobody(finding));
  const { exposures } = investigation.scope;
  const cases = actorCases(actorsBySeverity(investigation.actors, findings), findings, exposures);
  const brokeIn = cases.filter((one) => one.brokeIn);
  const mayHaveReached = new Set(exposures.map(({ actor }) => actor));
  const { inputs } = investigation;
  const lines = inputs.reduce((sum, input) => sum + input.lines - (input.blank ?? 0), 0);
  const span = spanOf(inputs.map((input) => ({ from: input.firstAt, to: input.lastAt })));
  const understood = inputs.reduce((sum, input) => sum + understoodOf(input), 0);
  return {
    investigation,
    findings,
    troubles: all.filter(accusesNobody),
    cases,
    suspects:
      brokeIn.length > 0
        ? brokeIn
        : cases.filter((one) => one.findings.some(isGrave) || mayHaveReached.has(one.actor.id)),
    alarm: isBlind({ investigation, span, lines, understood }) ? 'blind' : alarmOf(findings, exposures),
    span,
    lines,
    understood,
    isWhole: isWhole(investigation),
  };
}

/** Lines of an input that were understood: of one whose format nobody knows, not even what may be blank or a comment. */
function understoodOf({ format, lines, unparsed, blank = 0 }: Input): number {
  return format === 'unknown' && unparsed > 0 ? 0 : lines - unparsed - blank;
}

/** Whether too little was examined to say that nothing was found. */
function isBlind(facts: Pick<SummaryFacts, 'investigation' | 'span' | 'lines' | 'understood'>): boolean {
  const { investigation, lines, understood } = facts;
  if (understood <= 0 || isBlank(facts) || isOutsidePeriod(facts)) return true;
  return investigation.findings.length === 0 && understood < lines * READ_SHARE;
}

/** Whether nothing but blank lines and comments was given: no format could be told by them. */
export function isBlank({ investigation: { inputs } }: Pick<SummaryFacts, 'investigation'>): boolean {
  return inputs.every((input) => input.format === 'unknown' && Number.isNaN(input.firstAt));
}

/** Whether only a period of the evidence was examined. */
export function hasPeriod(notices: Investigation['notices']): boolean {
  return notices.some(({ code }) => code === 'period');
}

/** Whether a period was asked for and no line lies in it. */
export function isOutsidePeriod({
  investigation: { notices, inputs },
  span,
}: Pick<SummaryFacts, 'investigation' | 'span'>): boolean {
  return hasPeriod(notices) && Number.isNaN(span.from) && inputs.some((input) => understoodOf(input) > 0);
}

/** Whether a finding may mean that somebody got in: high or critical, and not refused. */
export function isGrave(finding: Finding): boolean {
  return isAtLeast(finding.level, 'high') && finding.outcome !== 'attempted';
}

function alarmOf(findings: readonly Finding[], exposures: readonly Exposure[]): Alarm {
  if (findings.some(isGraveSuccess) || exposures.some(isCertain)) return 'break-in';
  if (
    exposures.length > 0 ||
    findings.some(isGrave) ||
    findings.some((finding) => finding.outcome === 'succeeded')
  )
    return 'suspicion';
  return findings.length > 0 ? 'attempts' : 'quiet';
}

/** The stretch that covers all stretches; NaN when none has a time. */
export function spanOf(spans: readonly Span[]): Span {
  let from = Number.NaN;
  let to = Number.NaN;
  for (const span of spans) {
    if (!(from <= span.from) && !Number.isNaN(span.from)) from = span.from;
    if (!(to >= span.to) && !Number.isNaN(span.to)) to = span.to;
  }
  return { from, to };
}

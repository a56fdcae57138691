import type { Finding } from '../../model/finding.ts';
import type { Investigation } from '../../model/investigation.ts';
import { isAtLeast } from '../../model/level.ts';
import type { Section } from '../../text/report/report-text.ts';
import type { Statement } from '../../text/report/statement.ts';
import { TAKEOVER_QUESTION } from '../../text/scope/account-takeover.ts';
import { isCertain, isGraveSuccess } from './actor-case.ts';
import { countAttempts } from './summary/count-attempts.ts';
import { isAttempt } from './summary/is-attempt.ts';
import {
  type Alarm,
  hasPeriod,
  isBlank,
  isGrave,
  isOutsidePeriod,
  type SummaryFacts,
  spanOf,
  summaryFacts,
} from './summary/summary-facts.ts';
import { whatIsKnown } from './summary/what-is-known.ts';
import { whatIsUnknown } from './summary/what-is-unknown.ts';
import { whatLogsNeverShow } from './summary/what-logs-never-show.ts';
import { whatToDo } from './summary/what-to-do.ts';
import { whatWasExposed } from './summary/what-was-exposed.ts';
import { whatWouldBeWrong } from './summary/what-would-be-wrong.ts';

/** What the first page says, most important first in each section. */
export interface Summary {
  readonly alarm: Alarm;
  readonly headline: Statement;
  readonly sections: Readonly<Record<Section, readonly Statement[]>>;
}

/** Draws the first page from an investigation. Pure; the sentences are in src/text/report. */
export function summarise(investigation: Investigation): Summary {
  return summaryOf(summaryFacts(investigation));
}

/** The first page from facts that are known already. */
export function summaryOf(facts: SummaryFacts): Summary {
  return {
    alarm: facts.alarm,
    headline: headlineOf(facts),
    sections: {
      known: whatIsKnown(facts),
      unknown: whatIsUnknown(facts),
      never: whatLogsNeverShow(facts),
      now: whatToDo(facts),
      wrong: whatWouldBeWrong(facts),
    },
  };
}

function headlineOf(facts: SummaryFacts): Statement {
  const { alarm, findings, suspects, span, understood, isWhole } = facts;
  if (alarm === 'blind') return blindHeadline(facts);
  if (alarm === 'quiet')
    return {
      code: 'nothing-found',
      lines: hasPeriod(facts.investigation.notices) ? null : understood,
      isWhole,
      ...span,
    };
  const grave = findings.filter(isGraveSuccess);
  const exposed = whatWasExposed(facts.investigation.scope);
  const [reached] = exposed;
  if (grave.length === 0 && reached?.code === 'exposed') return { ...reached, code: 'data-reached' };
  if (alarm === 'break-in') {
    const { exposures } = facts.investigation.scope;
    const acts = grave.length > 0 ? [] : exposures.filter(isCertain);
    return {
      code: 'break-in',
      actors: suspects.length,
      tenants: [
        ...new Set([...grave.flatMap((finding) => finding.tenants), ...acts.map(({ tenant }) => tenant)]),
      ].filter((tenant) => tenant !== ''),
      ...spanOf([...grave.map(({ firstAt, lastAt }) => ({ from: firstAt, to: lastAt })), ...acts]),
    };
  }
  const undecided = findings.filter((finding) => isGrave(finding) && finding.outcome === 'unknown');
  const succeeded = findings.filter((finding) => finding.outcome === 'succeeded');
  const attacks = succeeded.filter(looksLikeAttack).length;
  if (undecided.length > 0)
    return { code: 'undecided', count: undecided.length, succeeded: succeeded.length, attacks };
  const open = exposed.find(({ code }) => code === 'exposed-uncounted');
  if (open !== undefined) return open;
  if (succeeded.length > 0) return { code: 'something-succeeded', count: succeeded.length, attacks, isWhole };
  const attempts = findings.filter(isAttempt);
  const questions = findings.length - attempts.length;
  const otherwise = answeredOtherwise(findings);
  if (attempts.length === 0) return { code: 'questions-only', count: questions, isWhole, ...otherwise };
  const isOpen = isLeftOpen(facts) || attempts.some(({ outcome }) => outcome === 'unknown');
  const count = countAttempts(attempts);
  return { code: 'attempts-only', count, isOpen, questions, isWhole, ...otherwise };
}

/** Whether what succeeded is more than an act that operators do too. */
function looksLikeAttack({ attacks, level }: Finding): boolean {
  return attacks.length > 0 && isAtLeast(level, 'medium');
}

/** Tries that were answered otherwise than the rest: several rules, and the refused part, tell of the same ones with the same reason. */
function answeredOtherwise(findings: readonly Finding[]): { readonly otherwise?: number } {
  const tries = new Map(
    findings.map(({ reason, sources, tenants, otherwise = 0 }) => [
      JSON.stringify([reason, sources, tenants]),
      otherwise,
    ]),
  );
  const otherwise = [...tries.values()].reduce((sum, n) => sum + n, 0);
  return otherwise > 0 ? { otherwise } : {};
}

/** Whether the scope cannot tell if those who tried logins got in. */
function isLeftOpen({ investigation }: SummaryFacts): boolean {
  return investigation.scope.checked.some(
    ({ answer, question }) => answer === 'cannot-tell' && question.en.includes(TAKEOVER_QUESTION.en),
  );
}

function blindHeadline(facts: SummaryFacts): Statement {
  const { lines, understood, investigation } = facts;
  const isInterrupted = lines === 0 && investigation.partial;
  if (understood <= 0 || isBlank(facts)) return { code: 'nothing-read', isInterrupted };
  if (isOutsidePeriod(facts)) return { code: 'nothing-in-period', lines: understood };
  return { code: understood * 2 < lines ? 'mostly-unread' : 'partly-unread', understood, lines };
}

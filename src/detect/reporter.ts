import type { Outcome } from '../model/outcome.ts';
import type { ReachedLimits } from '../model/reached-limits.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { toldPart } from './book/told-part.ts';
import type { PagesWanted } from './detection-settings.ts';
import type { FieldSource } from './field-source.ts';
import type { FindingBook } from './finding-book.ts';
import { callsItselfCrawler } from './known/calls-itself-crawler.ts';
import { isSpared } from './known/is-spared.ts';
import type { Observation } from './observation.ts';
import { ObservationFieldSource } from './observation-fields.ts';
import type { AnswerTally } from './outcome/answer-tally.ts';
import { type EventOutcome, eventOutcome } from './outcome/event-outcome.ts';
import { pageKey } from './page-key.ts';
import type { Reason } from './reason.ts';
import type { CorrelationHit, RuleEngine } from './rule-engine.ts';
import type { RuleInfo } from './rule-info.ts';
import type { Signal } from './signal.ts';
import { marksWithout } from './state/marks-without.ts';
import { isStep, type Run } from './state/run.ts';

const NO_RULES: readonly RuleInfo[] = [];
const KEPT_FILES = 10_000;

/** What a reporter works with. */
export interface ReporterParts {
  readonly engine: RuleEngine;
  readonly book: FindingBook;
  /** Where answers are tallied that may prove something later. */
  readonly answers: AnswerTally;
  readonly standingOf: (event: ShopEvent) => Pick<Signal, 'role' | 'busy'>;
  /** How it is known that a login succeeded where its line alone does not say. */
  readonly reasonOf: (login: ShopEvent) => Reason | null;
  /** What lies before is learned from and not told. */
  readonly since: number;
  readonly limits: ReachedLimits;
}

/** Brings into the book what rules hold on: events by themselves, what correlations complete, what detectors saw. */
export class Reporter {
  readonly #engine: RuleEngine;
  readonly #book: FindingBook;
  readonly #answers: AnswerTally;
  readonly #standingOf: ReporterParts['standingOf'];
  readonly #reasonOf: ReporterParts['reasonOf'];
  readonly #since: number;
  readonly #limits: ReachedLimits;
  readonly #files = new Map<string, { tenant: string; path: string }>();

  constructor(parts: ReporterParts) {
    this.#engine = parts.engine;
    this.#book = parts.book;
    this.#answers = parts.answers;
    this.#standingOf = parts.standingOf;
    this.#reasonOf = parts.reasonOf;
    this.#since = parts.since;
    this.#limits = parts.limits;
  }

  /** Reports an event that rules hold on by itself. */
  event(signal: Signal, held: readonly RuleInfo[]): void {
    const { event } = signal;
    // An answer is tallied once, however many rules hold on it.
    let tallied = false;
    for (const rule of held) {
      if (rule.silent || isSpared(signal.role, rule.conduct)) continue;
      const secretFile = rule.secretFile || held.some((each) => each.secretFile);
      const { outcome, reason, answer } = eventOutcome(
        event,
        secretFile === rule.secretFile ? rule : { ...rule, secretFile },
      );
      if (answer !== null && answer.question !== 'program' && !tallied) {
        this.#answers.note(answer);
        tallied = true;
      }
      if (event.at < this.#since) continue;
      this.#book.add({ rule, event, outcome, reason, answer, caution: cautionOf(event, signal) });
    }
  }

  /** Shows correlations an event, and reports what they complete. */
  correlate(rules: readonly RuleInfo[], event: ShopEvent, fields: FieldSource): void {
    for (const rule of rules) {
      for (const hit of this.#engine.correlate(rule, event, fields)) this.#hit(hit);
    }
  }

  /** Reports what correlations hold on once the last event is shown. */
  finish(): void {
    for (const hit of this.#engine.finishCorrelations()) this.#hit(hit);
  }

  /** The pages whose usual answers decide what came of requests, and the files whose callers are asked for. */
  wanted(): PagesWanted {
    const pages = new Map<string, { tenant: string; path: string }>();
    for (const { tenant, path, question } of this.#book.pendingAnswers()) {
      pages.set(`${tenant}\n${path}`, { tenant, path });
      if (question === 'secret') pages.set(`${tenant}\n/`, { tenant, path: '/' });
    }
    return { pages: [...pages.values()], files: [...this.#files.values()] };
  }

  #hit({ rule, event, related, events, byAddress }: CorrelationHit): void {
    const { role, busy } = this.#standingOf(event);
    if (rule.silent || isSpared(role, rule.conduct) || event.at < this.#since) return;
    const others = [...toldPart(events, this.#since)];
    // Of an event that is no longer remembered nobody knows how it was answered.
    const refused =
      events.length === related.length &&
      [...others, event].every((each) => eventOutcome(each, rule).outcome === 'attempted');
    this.#book.add({
      rule,
      event,
      outcome: refused ? 'attempted' : 'unknown',
      reason: { code: 'correlated', params: {} },
      caution: cautionOf(event, { role, busy }),
      earlier: toldPart(related, this.#since),
      attacks: others.reduce((set, each) => set | each.attacks, 0),
      ...(byAddress ? {} : { sources: [...new Set(others.map((each) => each.address))] }),
    });
  }

  /**
   * Asks the rules about an observation, and books what holds.
   *
   * @param signal the one that is being shown to detectors, if any
   */
  take(observation: Observation, signal: Signal | null): readonly RuleInfo[] {
    const { run } = observation;
    if (run === undefined) return this.#report(observation, this.#match(observation, signal));
    if (!isStep(observation.steps ?? run.total)) {
      this.#report(observation, run.held);
      return NO_RULES;
    }
    const fresh = this.#match(observation, signal).filter((rule) => !run.held.includes(rule));
    this.#report(observation, run.held);
    if (fresh.length === 0) return NO_RULES;
    this.#reportRun(observation, run, fresh);
    run.hold(fresh);
    return fresh;
  }

  /** Reports the run so far, what was refused apart from what was not. */
  #reportRun(observation: Observation, run: Run, rules: readonly RuleInfo[]): void {
    const { event, sources } = observation;
    this.#report({ ...observation, earlier: marksWithout(run.alike, event.source) }, rules);
    const { others } = run;
    if (others === null) return;
    const { ref: source, at, status } = others;
    const address = sources === undefined ? event.address : '';
    this.#report(
      {
        ...observation,
        event: { ...event, source, at, status, address, account: '', result: '', action: '' },
        outcome: run.isRefused ? 'unknown' : 'attempted',
        reason: observation.othersReason,
        earlier: others.marks,
      },
      rules,
    );
  }

  #match(observation: Observation, shown: Signal | null): readonly RuleInfo[] {
    const signal = shown?.event === observation.event ? shown : null;
    const fields = new ObservationFieldSource(observation, signal);
    const { toldBefore = NO_RULES } = observation;
    const rules = this.#engine.matchObservation(fields).filter((rule) => !toldBefore.includes(rule));
    if (rules.length > 0) this.correlate(rules, observation.event, fields);
    return rules;
  }

  /** The reason, and how it is known that a login succeeded where its line alone does not say. */
  #withLearned(reason: Reason | null, outcome: Outcome, event: ShopEvent): Reason | null {
    const learned = reason !== null && outcome === 'succeeded' ? this.#reasonOf(event) : null;
    return learned === null ? reason : { ...reason!, besides: [...(reason!.besides ?? []), learned] };
  }

  #report(observation: Observation, rules: readonly RuleInfo[]): readonly RuleInfo[] {
    if (rules.length === 0) return NO_RULES;
    const { event } = observation;
    const { role, busy } = this.#standingOf(event);
    const isTold = !(event.at < this.#since);
    const caution = cautionOf(event, { role, busy });
    const earlier = observation.earlier && toldPart(observation.earlier, this.#since);
    const reported: RuleInfo[] = [];
    for (const rule of rules) {
      if (rule.silent || isSpared(role, rule.conduct)) continue;
      reported.push(rule);
      if (!isTold) continue;
      const plain = outcomeAmong(observation, rule);
      const { related, files, accounts, calls, sources, goesOn } = observation;
      const outcome = observation.outcome ?? plain.outcome;
      const reason = observation.reason ?? (observation.outcome === undefined ? plain.reason : null);
      const more = { earlier, related, files, accounts, calls, sources, goesOn };
      this.#book.add({
        rule,
        event,
        outcome,
        reason: this.#withLearned(reason, outcome, event),
        caution,
        ...more,
      });
    }
    for (const path of isTold && reported.length > 0 ? (observation.files ?? []) : []) {
      const key = pageKey(event.tenant, path);
      if (this.#files.has(key)) continue;
      if (this.#files.size < KEPT_FILES) this.#files.set(key, { tenant: event.tenant, path });
      else this.#limits.note('looked-up');
    }
    return reported;
  }
}

/** What the event shows; that it succeeded tells nothing of those that it is counted with, and its own finding tells it. */
function outcomeAmong(
  { event, run, earlier }: Observation,
  rule: RuleInfo,
): Pick<EventOutcome, 'outcome' | 'reason'> {
  const { outcome, reason } = eventOutcome(event, rule);
  const isOneOfMany = run !== undefined || earlier !== undefined;
  return outcome === 'succeeded' && isOneOfMany ? { outcome: 'unknown', reason: null } : { outcome, reason };
}

/** What the reader must bear in mind about the address. */
function cautionOf(event: ShopEvent, { role, busy }: Pick<Signal, 'role' | 'busy'>): Reason | null {
  if (busy) return { code: 'cautionBusy', params: {} };
  if (role !== '') return { code: 'cautionKnown', params: { role } };
  const fetches = event.method === 'GET' || event.method === 'HEAD';
  return fetches && callsItselfCrawler(event.userAgent) ? { code: 'cautionCrawler', params: {} } : null;
}

import { attackSetOf } from '../model/attack-set.ts';
import type { EvidenceRef } from '../model/evidence-ref.ts';
import type { Finding } from '../model/finding.ts';
import { LEVELS } from '../model/level.ts';
import type { PageSizes } from '../model/page-sizes.ts';
import { ReachedLimits } from '../model/reached-limits.ts';
import { Remembered } from '../model/remembered.ts';
import type { ScriptSighting } from '../model/script-sighting.ts';
import type { ShopEvent } from '../model/shop-event.ts';
import { createKnownFinder, type KnownFinder } from '../request/known/known-finder.ts';
import { isScriptPath } from '../request/url/script-path.ts';
import { DaysAtWork } from './admin/days-at-work.ts';
import { ZoneClock } from './admin/local-time.ts';
import { createDetectors } from './create-detectors.ts';
import type { Detection, DetectionSettings, PagesWanted } from './detection-settings.ts';
import type { Detector } from './detector.ts';
import { Dossier } from './dossier.ts';
import { EventFields } from './event-fields.ts';
import { FindingBook } from './finding-book.ts';
import { Collectors } from './known/collectors.ts';
import type { SharedLinks } from './known/shared-links.ts';
import { AwaitedLogins } from './login/awaited-logins.ts';
import { LoginAnswers } from './login/login-answers.ts';
import { OpenLogins } from './login/open-logins.ts';
import { ShapedLogins } from './login/shaped-logins.ts';
import { TwiceToldLogins } from './login/twice-told-logins.ts';
import type { Observation } from './observation.ts';
import { AnswerTally } from './outcome/answer-tally.ts';
import { judgeAnswer } from './outcome/judge-answer.ts';
import { SoftAnswers } from './outcome/soft-answers.ts';
import { Reporter } from './reporter.ts';
import type { RuleInfo } from './rule-info.ts';
import { DailyWalks } from './scan/daily-walks.ts';
import { LinkOpenings } from './scan/link-openings.ts';
import type { Signal } from './signal.ts';

const MEDIUM = LEVELS.indexOf('medium');
const HIGH = LEVELS.indexOf('high');
const NO_RULES: readonly RuleInfo[] = [];
/** A request that only looks for what is not there is no attack on what is. */
const HARMLESS = attackSetOf(['scanner', 'probe', 'protocol']);

/** Detection under way. */
export class RunningDetection implements Detection {
  readonly #settings: DetectionSettings;
  readonly #known: KnownFinder;
  readonly #book: FindingBook;
  readonly #reporter: Reporter;
  readonly #answers: AnswerTally;
  readonly #soft: SoftAnswers;
  readonly #logins: LoginAnswers;
  readonly #open: OpenLogins;
  readonly #links: SharedLinks | undefined;
  readonly #openings: LinkOpenings;
  readonly #collectors: Collectors;
  readonly #dossier: Dossier;
  readonly #since: number;
  readonly #days: DaysAtWork;
  #detectors: readonly Detector[];
  /** Those that look at what payment pages served, and at nothing else. */
  #ofScripts: readonly Detector[];
  /** Those that look also at what has no action. */
  #actionless: readonly Detector[];
  readonly #awaited: AwaitedLogins;
  readonly #shaped: ShapedLogins;
  readonly #twiceTold: TwiceToldLogins;
  readonly #scriptPaths = new Remembered(isScriptPath);
  #signal: Signal | null = null;
  readonly #emit = (observation: Observation) => this.#reporter.take(observation, this.#signal);

  constructor(settings: DetectionSettings) {
    this.#settings = settings;
    const memory = settings.memory ?? { limits: new ReachedLimits() };
    const { limits } = memory;
    this.#since = settings.since ?? Number.NEGATIVE_INFINITY;
    this.#answers = new AnswerTally(limits);
    this.#dossier = new Dossier(limits);
    this.#days = new DaysAtWork(new ZoneClock(settings.timezone), limits);
    this.#soft = settings.soft ?? new SoftAnswers();
    this.#logins = settings.logins ?? new LoginAnswers();
    this.#open = settings.open ?? new OpenLogins(this.#logins, limits);
    this.#links = settings.links;
    this.#openings = new LinkOpenings(memory);
    this.#collectors = settings.collectors ?? new Collectors();
    this.#known = createKnownFinder(settings.known);
    this.#book = new FindingBook({ ...(settings.sink === undefined ? {} : { sink: settings.sink }), limits });
    this.#reporter = new Reporter({
      engine: settings.engine,
      book: this.#book,
      answers: this.#answers,
      standingOf: (event) => this.#standing(event),
      reasonOf: (login) => this.#logins.reasonOf(login),
      since: this.#since,
      limits,
    });
    const routeOf = settings.routeOf ?? (() => null);
    this.#awaited = new AwaitedLogins(routeOf, limits);
    this.#shaped = new ShapedLogins({ routeOf, tellsBoth: (event) => this.#logins.tellsBoth(event) });
    this.#twiceTold = new TwiceToldLogins(limits);
    const detectors = createDetectors({
      dossier: this.#dossier,
      known: this.#known,
      timezone: settings.timezone,
      hours: settings.hours,
      begins: settings.begins,
      endsAt: settings.endsAt,
      days: this.#days,
      open: this.#open,
      since: this.#since,
      daily: settings.daily ?? new DailyWalks(),
      collectors: this.#collectors,
      memory,
    });
    this.#ofScripts = detectors.filter(({ kind }) => kind === 'script');
    this.#detectors = detectors.filter(({ kind }) => kind === undefined);
    this.#actionless = this.#detectors.filter((detector) => detector.needsAction !== true);
  }

  foresee(logged: ShopEvent): void {
    const event = this.#soft.read(logged);
    this.#days.note(this.#signalOf(event, this.#heldRules(event)));
  }

  observe(logged: ShopEvent): void {
    const read = this.#shaped.read(this.#logins.read(this.#soft.read(logged)));
    const event = this.#twiceTold.read(this.#readUnwitting(read));
    if (event.kind === 'script') {
      const signal = this.#signalOf(event, NO_RULES);
      for (const detector of this.#ofScripts) detector.observe(signal, this.#emit);
      return;
    }
    const held = this.#heldRules(event);
    const signal = this.#signalOf(event, held);
    if (event.status === 404 || event.status === 410) this.#answers.noteMissing(event.tenant);
    if (signal.hostile && !signal.busy) this.#dossier.noteHostile(event.address, event.at);
    this.#reporter.event(signal, held);
    if (!this.#awaited.take(event, signal.action, this.#show)) {
      if (this.#open.isOrdinary(event)) this.#showOrdinary(event);
      else this.#showSignal(signal);
    }
    if (held.length > 0) this.#reporter.correlate(held, event, new EventFields(signal));
  }

  /** The event; without what it says where it is a link that many people opened, or what a customer sent unawares. */
  #readUnwitting(event: ShopEvent): ShopEvent {
    const link = this.#links?.linkOf(event) ?? '';
    if (link !== '') this.#openings.note(link, event);
    else if (!this.#collectors.isSent(event)) return event;
    const { infoOf } = this.#settings.engine;
    const rules = event.rules.filter((id) => {
      const info = infoOf(id);
      return info?.attacks.length === 0 && !info.contentScript;
    });
    return { ...event, attacks: 0, attackLevel: 'informational', rules };
  }

  strangers(): ReadonlySet<string> {
    return new Set(this.#detectors.flatMap((detector) => [...(detector.asksFor?.() ?? [])]));
  }

  noteVisit(event: ShopEvent): void {
    for (const detector of this.#detectors) detector.noteVisit?.(event);
  }

  closeFirstPass(scripts: Iterable<ScriptSighting>): PagesWanted {
    this.#awaited.finish(this.#show);
    this.#signal = null;
    const sightings = [...scripts].sort(compareSightings);
    for (const detector of [...this.#detectors, ...this.#ofScripts]) detector.finish?.(sightings, this.#emit);
    this.#openings.finish(this.#emit);
    this.#reporter.finish();
    // What they remember is the most of what detection holds, and nobody asks for it again.
    this.#detectors = [];
    this.#ofScripts = [];
    this.#actionless = [];
    return this.#reporter.wanted();
  }

  judge(pages: ReadonlyMap<string, PageSizes>): readonly Finding[] {
    const { language, locate = (ref: EvidenceRef) => `${ref.input}:${ref.line}` } = this.#settings;
    return this.#book.finish({
      judge: (answer) => judgeAnswer(answer, pages, { tally: this.#answers, soft: this.#soft }),
      language,
      locate,
    });
  }

  workplaces(): readonly string[] {
    return this.#dossier.workplaces();
  }

  findingIds(): (key: number) => string | undefined {
    return this.#book.findingIds();
  }

  /** Shows the detectors a login that was held back. */
  readonly #show = (login: ShopEvent, isPresumed: boolean): void => {
    if (this.#open.isOrdinary(login)) {
      this.#showOrdinary(login);
      return;
    }
    const signal = this.#signalOf(login, this.#heldRules(login));
    this.#showSignal(isPresumed ? { ...signal, presumed: true } : signal);
  };

  /** Shows a login that tells nothing: to those that count them as such, and to all others as a request like any. */
  #showOrdinary(login: ShopEvent): void {
    for (const detector of this.#detectors) detector.noteOrdinaryLogin?.(login, this.#emit);
    const event: ShopEvent = { ...login, action: '', result: '' };
    this.#showSignal(this.#signalOf(event, this.#heldRules(event)));
  }

  #showSignal(signal: Signal): void {
    this.#signal = signal;
    const detectors = signal.action === '' ? this.#actionless : this.#detectors;
    for (let i = 0; i < detectors.length; i++) detectors[i]!.observe(signal, this.#emit);
  }

  #standing({ address, at, tenant }: ShopEvent): Pick<Signal, 'role' | 'busy'> {
    return {
      role: this.#known.roleOf(address, at, tenant) ?? '',
      busy: this.#settings.busyAddresses.has(address),
    };
  }

  #heldRules(event: ShopEvent): readonly RuleInfo[] {
    if (event.rules.length === 0) return NO_RULES;
    const held: RuleInfo[] = [];
    for (const id of event.rules) {
      const info = this.#settings.engine.infoOf(id);
      if (info !== undefined) held.push(info);
    }
    return held;
  }

  #signalOf(event: ShopEvent, held: readonly RuleInfo[]): Signal {
    const byRule = event.action === '' ? held.find((rule) => rule.action !== '')?.action : undefined;
    const { role, busy } = this.#standing(event);
    const level = event.attacks === 0 ? -1 : LEVELS.indexOf(event.attackLevel);
    return {
      event,
      action: byRule ?? event.action,
      role,
      busy,
      hostile: level >= MEDIUM,
      aimed: level >= HIGH && (event.attacks & ~HARMLESS) !== 0,
      script: this.#scriptPaths.of(event.path),
      contentScript: held.some((rule) => rule.contentScript),
      codeEntry: held.some((rule) => rule.codeEntry),
      storefront: held.find((rule) => rule.storefront !== '')?.storefront ?? '',
      sessionEdge: held.find((rule) => rule.sessionEdge !== '')?.sessionEdge ?? '',
    };
  }
}

function compareSightings(a: ScriptSighting, b: ScriptSighting): number {
  if (a.tenant !== b.tenant) return a.tenant < b.tenant ? -1 : 1;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  return a.first.input - b.first.input || a.first.offset - b.first.offset;
}
